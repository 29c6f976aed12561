"""How tables in many languages call their columns. Words are folded: lower case, no accents, single spaces."""

from ..tidying.text import word_set

# Fields that a column can be mapped to, in the words of the mapping screen.
FIELD_LABELS = {
    "full_name": "Name",
    "given_name": "First name",
    "middle_name": "Middle name",
    "family_name": "Last name",
    "email": "E-mail",
    "other_emails": "Further e-mail",
    "phone": "Phone",
    "other_phones": "Further phone",
    "organization": "Organization",
    "position": "Position",
    "url": "LinkedIn or web address",
    "location": "Place",
    "school": "School",
    "connected_on": "Connected on",
    "notes": "Notes",
}

_WORDS = {
    "given_name": """
        first name; firstname; first; given name; givenname; forename; preferred name; vorname; rufname; prenom;
        primer nombre; nombres; nombre de pila; primeiro nome; voornaam; fornamn; fornavn; imie; имя; 名
    """,
    "family_name": """
        last name; lastname; last; surname; family name; familyname; nachname; familienname; zuname; nom de famille;
        apellido; apellidos; sobrenome; apelido; ultimo nome; cognome; achternaam; familienaam; efternamn; efternavn;
        etternavn; nazwisko; фамилия; 姓
    """,
    "middle_name": """
        middle name; additional name; middle; zweiter vorname; weitere vornamen; deuxieme prenom; segundo nombre; nome
        do meio; secondo nome; tweede voornaam
    """,
    "full_name": """
        full name; fullname; display name; contact; contact name; person; people; alumni; alumnus; alumna; alum;
        alumni name; student; student name; member; member name; mentor; attendee; speaker; vollstandiger name;
        anzeigename; ansprechpartner; kontakt; nom complet; nom et prenom; nom prenom; prenom nom; nombre completo;
        nombre y apellidos; contacto; nome completo; nome e cognome; contatto; volledige naam; 姓名; 氏名; 이름
    """,
    "email": """
        email; e mail; mail; email address; e mail address; email addresses; emails; emailaddress; e mail adresse;
        email adresse; emailadresse; mailadresse; mail adresse; adresse e mail; adresse email; adresse mail; adresse
        de messagerie; adresse electronique; courriel; messagerie; correo; correo electronico; correos; direccion de
        correo electronico; direccion de correo; direccion de email; endereco de e mail; endereco de email; endereco e
        mail; correio eletronico; correio electronico; indirizzo email; indirizzo e mail; indirizzo di posta
        elettronica; posta elettronica; e mailadres; emailadres; mailadres; e post; e postadress; e postadresse;
        epost; adres e mail; электронная почта; эл почта; почта; 邮箱; メール
    """,
    "phone": """
        phone; phone number; phone numbers; phones; telephone; telephone number; tel; mobile; mobile phone; mobile
        number; cell; cell phone; cellphone; home phone; telefon; telefonnummer; mobil; mobiltelefon; mobilnummer;
        handy; handynummer; rufnummer; tel nr; numero de telephone; telephone portable; telephone mobile; tel mobile;
        portable; mobilephone; telefono; telefono movil; movil; celular; numero de telefono; telefone; telemovel;
        telefone celular; cellulare; numero di telefono; telefono cellulare; telefoon; telefoonnummer; mobiel; gsm;
        puhelin; телефон; 电话; 電話
    """,
    "organization": """
        company; company name; organization; organisation; organization name; organisation name; employer; employer
        name; workplace; place of work; firm; agency; institution; account; account name; firma; firmenname;
        unternehmen; arbeitgeber; betrieb; einrichtung; entreprise; societe; employeur; organisme; etablissement;
        empresa; compania; organizacion; empleador; organizacao; empregador; companhia; azienda; societa; datore di
        lavoro; organizzazione; ditta; bedrijf; bedrijfsnaam; organisatie; werkgever; foretag; arbetsgivare;
        virksomhed; arbejdsgiver; bedrift; компания; организация; место работы; 公司; 会社
    """,
    "position": """
        position; job title; jobtitle; title; job; role; job role; occupation; designation; position title;
        professional title; work title; stelle; berufsbezeichnung; jobtitel; titel; beruf; funktion;
        stellenbezeichnung; tatigkeit; poste; fonction; titre; intitule du poste; titre du poste; emploi; metier;
        puesto; cargo; puesto de trabajo; titulo; titulo del puesto; ocupacion; profesion; ocupacao; profissao;
        funcao; titulo do cargo; posizione; qualifica; ruolo; mansione; titolo; posizione lavorativa; functie;
        functietitel; beroep; rol; befattning; stilling; stanowisko; должность; профессия; 职位; 役職
    """,
    "url": """
        url; linkedin; linkedin url; linkedin profile; linkedin profile url; linkedin link; linkedin profil; profile;
        profile url; profile link; public profile; profil; profil url; perfil; profilo; website; web site; web page;
        webpage; web; homepage; home page; webseite; internetseite; site web; page web; site; pagina web; sitio web;
        website url; webpagina; weblink; link
    """,
    "location": """
        location; city; town; place; city state; city country; metro area; area; region; state; country; ort; stadt;
        wohnort; standort; land; bundesland; ville; lieu; localisation; pays; ciudad; ubicacion; localidad; pais;
        provincia; cidade; localizacao; localidade; estado; citta; localita; luogo; paese; plaats; stad; woonplaats;
        locatie; province; город; страна
    """,
    "school": """
        school; university; college; alma mater; institution attended; schule; hochschule; universitat; uni; ecole;
        universite; etablissement scolaire; escuela; universidad; colegio; universidade; escola; faculdade; scuola;
        universita; ateneo; opleiding; universiteit; hogeschool; skola
    """,
    "connected_on": """
        connected on; connected; date connected; connection date; connected at; connected since; verbunden am;
        verbunden seit; vernetzt am; vernetzt seit; kontakt seit; connecte le; en relation depuis; en relation le;
        date de connexion; connexion le; conectado el; conectado en; conectado desde; fecha de conexion; conectado em;
        conectou se em; data de conexao; data da conexao; conexao em; collegato il; data di collegamento; data
        collegamento; collegamento il; collegato dal; verbonden op; verbonden sinds; connectie sinds; datum connectie;
        gekoppeld op; ansluten; met on; date met
    """,
    "notes": """
        notes; note; comment; comments; remark; remarks; memo; notizen; notiz; bemerkung; bemerkungen; kommentar;
        kommentare; anmerkungen; remarques; remarque; commentaire; commentaires; notas; nota; comentario; comentarios;
        observaciones; observacoes; anotacoes; osservazioni; commenti; opmerkingen; opmerking; notities; anteckningar;
        noter; заметки; примечания
    """,
}

# Columns that have no field of their own but say something worth keeping: they go to the notes with their header.
_NOTED = """
        class of; class; class year; graduation year; grad year; year of graduation; graduation; graduated; graduation
        class; alumni year; year; abschlussjahr; jahrgang; abschluss; annee de diplome; annee de promotion; promotion;
        promo; ano de graduacion; promocion; ano de formatura; ano de conclusao; anno di laurea; afstudeerjaar;
        degree; degrees; major; program; programme; field of study; studiengang; studienfach; diplome; licenciatura;
        curso; laurea; industry; department; how we met; how i know them; how do you know them; relationship;
        headline; interests; expertise; nickname
    """

# "Name" alone is the whole name; beside a first name it is the last name, beside a last name the first.
AMBIGUOUS_NAMES = frozenset({"name", "names", "nom", "nombre", "nome", "naam", "navn", "namn", "nazwa"})

# These say which of several addresses or numbers it is; the field is told by the rest of the header.
QUALIFIERS = word_set(
    "primary secondary work business home personal private other main current preferred alternate alternative "
    "additional best your contact geschaftlich dienstlich privat private beruflich weitere bureau professionnel "
    "professionnelle pro domicile personnel personnelle autre actuel actuelle del de trabajo particular "
    "profesional personal actual otro otra trabalho pessoal comercial residencial atual lavoro ufficio casa "
    "personale attuale werk zakelijk prive thuis huidige 1 2 3 4 5"
)

# A column named Title holds salutations when its cells are these.
SALUTATIONS = word_set("mr mrs ms miss mx dr prof sir rev herr frau m mme mlle sr sra srta sig dott dhr mevr dipl ing")


def _spread(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(";")]


FIELD_OF = {word: field for field, words in _WORDS.items() for word in _spread(words)}
NOTED = frozenset(_spread(_NOTED))
NOTES_WORDS = frozenset(_spread(_WORDS["notes"]))
