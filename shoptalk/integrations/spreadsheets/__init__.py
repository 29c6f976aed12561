"""Tables of people: CSV of any encoding and delimiter, Excel workbooks, the exports of Google and Outlook."""
