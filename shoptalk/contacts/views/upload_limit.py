"""Stops an upload that grows beyond what a list of people can be, while it is still coming in."""

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from shoptalk.design.refusals import Refusal
from shoptalk.integrations.ports.people import MAX_FILE_BYTES
from shoptalk.integrations.spreadsheets.file_bytes import TOO_LARGE


class UploadLimit(FileUploadHandler):
    """Counts the bytes of all files of one request. The rest of a request that is too large is read and forgotten."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.size += len(raw_data)
        if self.size > MAX_FILE_BYTES:
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None

    def check(self) -> None:
        """Raises Refusal when the upload was stopped."""
        if self.size > MAX_FILE_BYTES:
            raise Refusal(TOO_LARGE)


def limit_upload(request: HttpRequest) -> UploadLimit:
    """Puts the limit in front of the request's other upload handlers; must come before anything reads request.POST."""
    limit = UploadLimit(request)
    request.upload_handlers.insert(0, limit)
    return limit
