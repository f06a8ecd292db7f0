"""Makes the pictures of the guide "The theory in pictures". Scripts/pictures starts it.

    main.py --list          the pictures' files
    main.py                 all pictures
    main.py distance        one of them, or several
"""
import filecmp
import importlib
import shutil
import sys

PICTURES = ["distance", "duality", "unbounded", "constraints", "divergence", "scales", "points", "gauges"]
GUIDE = "Sources/GANKit/GANKit.docc/Theory"


def main(words):
    if words == ["--list"]:
        return print("\n".join(f"theory-{name}.png" for name in PICTURES))
    unknown = [word for word in words if word not in PICTURES]
    if unknown:
        print(f"pictures: there is no picture {unknown[0]!r}; there are {', '.join(PICTURES)}", file=sys.stderr)
        raise SystemExit(64)
    import runs
    import style
    drawn = []
    for name in words or PICTURES:
        print(f"{name}:", flush=True)
        picture, facts = importlib.import_module(name).draw()
        drawn.append(runs.KEPT / f"theory-{name}.png")
        style.save(picture, drawn[-1])
        print("".join(f"  {fact}\n" for fact in facts), end="", flush=True)
    # At the end, and only what is new: a file in Sources that is newer than the tool has it built again before its next run.
    for file in drawn:
        target = runs.ROOT / GUIDE / file.name
        if not target.exists() or not filecmp.cmp(file, target, shallow=False):
            shutil.copyfile(file, target)
        print(f"{GUIDE}/{file.name}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
