#!/usr/bin/env python3
"""multiply.py TREE FOLDER CASES: a tree of that many cases or a few more, as copies of a tree.

Every copy is a folder of its own with files of the size of the originals, in which each case
has an id of its own. The folder is made anew.
"""

import pathlib
import re
import shutil
import sys


def main():
    tree, folder, wanted = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    files = [(path.relative_to(tree), path.read_text(encoding="utf-8"))
             for top in ("cases", "golden") for path in sorted((tree / top).rglob("*.xml"))]
    files = [(name, text) for name, text in files if "<case " in text or "<golden " in text]
    count = sum(text.count("<case ") for _, text in files)
    copies = -(-wanted // count)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(tree / "cases" / "schema", folder / "cases" / "schema")
    for copy in range(1, copies + 1):
        for name, text in files:
            path = folder / name.parts[0] / f"copy_{copy:04}" / pathlib.Path(*name.parts[1:])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(re.sub(r'(<case id=|<golden case=)"([^"]*)"', rf'\1"\2_{copy:04}"', text),
                            encoding="utf-8")
    print(count * copies)


main()
