"""Why the operating system refused, in Vietnamese."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không tìm thấy tệp hoặc thư mục này",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết hạn mức ổ đĩa",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EFBIG: "tệp quá lớn cho ổ đĩa này",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EIO: "ổ đĩa bị lỗi khi đọc hoặc ghi",
    errno.ELOOP: "liên kết chạy vòng tròn",
    errno.EEXIST: "đã có tệp mang tên này",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
    errno.ENFILE: "máy mở quá nhiều tệp cùng lúc",
    errno.ENOMEM: "máy hết bộ nhớ",
    errno.EADDRINUSE: "một chương trình khác đang dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}


def reason(error: OSError) -> str:
    """The reason as words to stand in brackets; the system's own words for a rare one."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
