"""Tables of people: CSV in any encoding and with any delimiter, Excel workbooks, and the exports of Google and Outlook."""
