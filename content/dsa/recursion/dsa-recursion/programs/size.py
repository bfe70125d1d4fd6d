from dataclasses import dataclass, field


@dataclass
class Folder:
    files: list[int] = field(default_factory=list)  # bytes of each
    folders: list["Folder"] = field(default_factory=list)


def size(f: Folder) -> int:
    return sum(f.files) + sum(size(inner) for inner in f.folders)


photos = Folder(folders=[Folder(files=[300])])
home = Folder(files=[10], folders=[Folder(files=[20]), photos])
print("photos:", size(photos), "home:", size(home), "empty:", size(Folder()))
