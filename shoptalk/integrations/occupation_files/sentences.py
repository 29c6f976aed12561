"""What is said when a download cannot be read. Each names the file, says what happened and what to do."""

DAMAGED = "{name} is damaged or cut off. Download it again."
EMPTY = "{name} is empty (0 bytes). Download it again."
WEB_PAGE = (
    "{name} is a web page, not the download: the site answered with a page instead of the file. Open the address of "
    "the download in a browser and save the file from there."
)
ENCRYPTED = "{name} has a password. Unpack it and name the folder."
TOO_LARGE = "{name} is larger than the official downloads are. Name the download itself, as it came."
TOO_MUCH_INSIDE = "This zip file unpacks to more than the official downloads hold. Download it again."
NOT_A_DOWNLOAD = (
    "{name} is no download that is known here. Known are: the O*NET database in text form (db_29_2_text.zip), the "
    "survey of pay (oesm24nat.zip, oesm24st.zip, oesm24ma.zip or the workbooks in them), and the table of employment "
    "projections (occupation.xlsx, or Employment Projections.csv)."
)
NOT_FOUND = "{name} is not there. Give the path of a downloaded zip, file or folder."
NOT_READABLE = "{name} cannot be read ({why})."
TOO_MANY = "{name} holds more than {most:,} files. Name the folder that holds the downloads alone."
NO_COLUMNS = (
    "{name} does not have the columns that a file of this name has in the O*NET database. Download the database again."
)
CUT_OFF = "{name} ends in the middle of line {line:,}, so the download is cut off. Download it again."
NO_OCCUPATIONS = (
    "Occupation Data.txt is missing from {name}: that is not the whole O*NET database. Download db_…_text.zip again "
    "and name it, or the folder it unpacks to."
)
NO_RELEASE = (
    "Which edition of O*NET {name} belongs to is written nowhere. Keep the file “Read Me.txt” beside it, or the name "
    "of the folder as it was downloaded (db_29_2_text)."
)
OLD_RELEASE = (
    "{name} is O*NET {release}. It uses the codes of before 2019, which are not known here. Download 25.1 or newer."
)
NO_YEAR = (
    "Which year {name} was surveyed is written nowhere. Keep the name it was downloaded under, like "
    "state_M2024_dl.xlsx."
)
