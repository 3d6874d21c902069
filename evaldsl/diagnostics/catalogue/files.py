"""E08, the first part: files that are written."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "E0801": Entry("“{path}”已经存在，没有覆盖", "“{path}” exists already and was left as it is", {"path": "str"}),
    "E0801.note": Entry(
        "换一个文件名；确实要覆盖时加 --force",
        "choose another name; to replace it, add --force",
    ),
    "E0802": Entry(
        "“{path}”是这次要读的文件，不能同时写入",
        "“{path}” is read in this run and cannot be written to",
        {"path": "str"},
    ),
    "E0802.note": Entry("给结果另起一个文件名", "give the output a name of its own"),
    "E0803": Entry("“{path}”是文件夹，写不成文件", "“{path}” is a folder, not a file", {"path": "str"}),
    "E0803.note": Entry("在后面加上文件名", "add the name of a file"),
    "E0804": Entry(
        "写不了“{path}”：没有“{folder}”这个文件夹",
        "“{path}” cannot be written: there is no folder “{folder}”",
        {"path": "str", "folder": "str"},
    ),
    "E0804.note": Entry("先建好文件夹，或者换一个位置", "make the folder first, or choose another place"),
    "E0805": Entry("没有权限写“{path}”", "“{path}” may not be written", {"path": "str"}),
    "E0805.note": Entry(
        "文件或文件夹是否只读，是否正在 Excel、Word 等程序中打开？关闭后再试，或者写到别处",
        "is the file or its folder read-only, or is the file open in Excel or Word? Close it and try again, "
        "or write it elsewhere",
    ),
    "E0806": Entry(
        "写不了“{path}”：{problem}", "“{path}” cannot be written: {problem}", {"path": "str", "problem": "text"}
    ),
    "E0808": Entry(
        "不知道“{path}”要写成哪种格式",
        "the ending of “{path}” names no format to write",
        {"path": "str"},
    ),
    "E0808.note": Entry("文件名以这些结尾之一：{endings}", "end the name with one of: {endings}", {"endings": "list"}),
    "E0807": Entry(
        "“{path}”不是普通文件（可能是设备或管道），不能写入",
        "“{path}” is no ordinary file (a device or a pipe, perhaps) and is not written to",
        {"path": "str"},
    ),
    "files.full": Entry("磁盘空间不足", "there is no space left on the disk"),
    "files.other": Entry("{problem}", "{problem}", {"problem": "str"}),
    "files.name": Entry("系统不接受这个文件名", "the system does not accept this file name"),
    "files.read_only": Entry("所在的磁盘是只读的", "the disk is read-only"),
}
