#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Use the program as a technician does, from outside: labels through the
accessibility bus, mouse and keys through XTest.

Usage: journey.py FOLLICLE FOLLICLE_RENDER DEMO_PHOTO SCREENSHOTS
Five journeys: the first minute; guides, measuring and notes; sessions; draw, set, compare, undo,
redo, save, export: what was exported must be what follicle-render makes of the saved
design; and measure the scale.
Exit status 77 (skipped) where a tool is missing.
"""
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

# Warnings are fatal for the program, not for the library that asks the bus.
FATAL = {"G_DEBUG": "fatal-warnings"}
os.environ.pop("G_DEBUG", None)

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    print("the accessibility bus cannot be asked (packages python3-gi, gir1.2-atspi-2.0)")
    sys.exit(77)

WAIT_S = 20


def wait_for(what, probe):
    """Poll until @probe gives something."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        try:
            found = probe()
        except gi.repository.GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.05)
    subprocess.run(["import", "-window", "root", pathlib.Path(sys.argv[4]) / "failed.png"],
                   check=False)
    raise AssertionError(f"waited in vain for {what}")



def is_showing(node):
    """GTK 4.8 says “showing” of windows only: what has a place is on screen."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    try:
        return node.get_extents(Atspi.CoordType.WINDOW).width > 0
    except gi.repository.GLib.Error:
        return False



def xdo(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True)


class Program:
    """A running follicle, by its labels."""

    def __init__(self, command, pictures):
        self.pictures = pictures
        self.process = subprocess.Popen(command, env={**os.environ, **FATAL})
        self.root = wait_for("the program on the bus", self.find_root)

    def find_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def all(self, node=None):
        node = node or self.root
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield child
                yield from self.all(child)

    def get(self, label, role=None):
        def probe():
            for node in self.all():
                if node.get_name() == label and role in (None, node.get_role_name()):
                    if is_showing(node):
                        return node
            return None
        return wait_for(f"“{label}” ({role})", probe)

    def texts(self):
        return [node.get_name() for node in self.all() if node.get_role_name() == "label"]

    def place(self, node):
        """Bars slide in and out around it: its place once it stays."""
        places = []

        def stays():
            box = node.get_extents(Atspi.CoordType.WINDOW)
            places.append((box.x, box.y, box.width, box.height))
            time.sleep(0.1)
            return len(places) >= 5 and len(set(places[-5:])) == 1

        wait_for("a control to stay where it is", stays)
        return places[-1]

    def click(self, label, role=None):
        """Press by the accessible action, as a screen reader would."""
        node = self.get(label, role)
        assert node.get_n_actions() > 0, label
        node.do_action(0)
        time.sleep(0.4)

    def choose(self, label, item, picture):
        """Pull down a list and click what is in it."""
        left, top, width, height = self.place(self.get(label, "combo box"))
        xdo("mousemove", left + width // 2, top + height // 2, "click", 1)
        self.screenshot(picture)
        # Places in a list that is down are told as if it began where its button does.
        x, y, item_width, item_height = self.place(self.get(item, "label"))
        xdo("mousemove", x + item_width // 2, y + item_height // 2 + height, "click", 1)
        time.sleep(0.4)

    def screenshot(self, name):
        time.sleep(0.6)
        subprocess.run(["import", "-window", "root", self.pictures / f"{name}.png"], check=True)

    def quit(self):
        self.process.terminate()
        self.process.wait(timeout=10)


class Canvas:
    """Where photo pixels are on screen, with the photo fitted."""

    def __init__(self, program, size):
        left, top, width, height = program.place(program.get("Photo"))
        self.scale = min(width / size[0], height / size[1])
        self.left = left + (width - size[0] * self.scale) / 2
        self.top = top + (height - size[1] * self.scale) / 2

    def at(self, point):
        return round(self.left + point[0] * self.scale), round(self.top + point[1] * self.scale)

    def click(self, point):
        xdo("mousemove", *self.at(point))
        time.sleep(0.3)
        xdo("click", 1)
        time.sleep(0.3)

    def drag(self, points):
        xdo("mousemove", *self.at(points[0]), "mousedown", 1)
        for one, other in zip(points, points[1:]):
            for step in range(1, 9):
                xdo("mousemove", *self.at([a + (b - a) * step / 8 for a, b in zip(one, other)]))
                time.sleep(0.01)
        xdo("mouseup", 1)
        time.sleep(0.5)


SIZE = (3024, 4032)
PUPILS = ((1118.6, 2015.4), (1905.4, 2015.4))
NOT_PUPILS = ((1118.6, 2015.4), (1512, 2900))
STROKE = ((700, 1500), (800, 1200), (1000, 1000), (1512, 950), (2024, 1000), (2224, 1200),
          (2324, 1500))
STUBBLE = ((800, 1150), (830, 1230))
BARE = ((1400, 1400), (1500, 1400))
SCAR = ((1200, 1250), (1800, 1280))
SPOT = (1512, 1500)


def dots(program):
    for text in program.texts():
        if text.endswith(" dots"):
            return int("".join(c for c in text if c.isdigit()))
    return 0


def first_minute(follicle, photo, pictures):
    program = Program([follicle, photo], pictures)
    try:
        program.get("Shaved Look", "push button")
        program.screenshot("first-minute-1-treatment")
        start = time.monotonic()
        program.click("Shaved Look", "push button")
        program.get("Click both pupils")
        canvas = Canvas(program, SIZE)
        for pupil in PUPILS:
            canvas.click(pupil)
        wait_for("dots", lambda: dots(program) > 1000)
        print(f"first minute: preview {time.monotonic() - start:.1f} s after the first answer")
        wait_for("the scale", lambda: any(
            text.endswith("pupils ±6 % · at the eyes") for text in program.texts()))
        program.screenshot("first-minute-2-proposal")
        program.click("Mature")
        program.click("Session 1")
        program.click("Fresh")
        program.screenshot("first-minute-3-fresh")
    finally:
        program.quit()


def set_number(program, label, text):
    """Type into the entry beside a slider."""
    entry = program.get(label, "text")
    left, top, width, height = program.place(entry)
    xdo("mousemove", left + width // 2, top + height // 2, "click", 1)
    wait_for(f"“{label}” to have the focus",
             lambda: entry.get_state_set().contains(Atspi.StateType.FOCUSED))
    xdo("key", "ctrl+a")
    xdo("type", text)
    xdo("key", "Return")
    time.sleep(0.4)


GUIDES = ("Midline", "Thirds", "Arcs", "Verticals", "8-8-8", "Grid")
BROW_TO_TOP = ((1512, 1800), (1512, 1500), (1512, 1150))


def unfold(program, label):
    """Click on a group of the inspector, brought into view from its empty edge."""
    edge = program.place(program.get(label, "label"))[0] - 18
    scroll_down(edge)
    press(program, label, "label")
    scroll_down(edge)


def scroll(x, button):
    xdo("mousemove", x, 400, "click", "--repeat", 12, "--delay", 40, button)
    time.sleep(0.6)


def scroll_down(x):
    scroll(x, 5)


def scroll_up(x):
    scroll(x, 4)


def press(program, label, role):
    """Click with the mouse, for what GTK 4.8 gives no accessible action."""
    left, top, width, height = program.place(program.get(label, role))
    xdo("mousemove", left + width // 2, top + height // 2, "click", 1)
    time.sleep(0.6)


def plan(follicle, photo, pictures):
    """Each guide by itself, a measuring line, and a note put away and taken back."""
    program = Program([follicle, photo.with_suffix(".json")], pictures)
    try:
        wait_for("dots", lambda: dots(program) > 1000)
        unfold(program, "Guides")
        program.click("Pan", "push button")
        for i, guide in enumerate(GUIDES, 1):
            press(program, guide, "check box")
            program.screenshot(f"plan-{i}-{guide.lower()}")
            press(program, guide, "check box")
        program.click("Measure", "push button")
        Canvas(program, SIZE).drag(BROW_TO_TOP)
        program.get("Measuring line end 2 of 2")
        program.screenshot("plan-7-measure")
        program.click("Undo")
        wait_for("no line", lambda: "Measuring line end 2 of 2"
                 not in [node.get_name() for node in program.all()])
        scroll_up(program.place(program.get("Guides", "label"))[0] - 18)
        set_number(program, "Density", "280")
        unfold(program, "Notes (1)")
        program.screenshot("plan-8-notes")
        program.click("Dismiss: The density is high")
        program.get("Notes (0)")
        program.click("Undo")
        program.get("Notes (1)")
    finally:
        program.quit()


def face(follicle, photo, pictures):
    """The landmarks of the face, and the head fitted to the photo and back."""
    program = Program([follicle, photo.with_suffix(".json")], pictures)
    try:
        wait_for("dots", lambda: dots(program) > 1000)
        before = dots(program)
        program.click("Landmarks", "push button")
        program.get("Glabella")
        program.screenshot("face-1-landmarks")
        program.click("Head", "push button")
        program.get("Tilt")
        program.click("Fit to Photo", "push button")
        wait_for("the dots of another head", lambda: dots(program) != before)
        program.screenshot("face-2-fitted")
        program.click("Undo")
        wait_for("the dots from before", lambda: dots(program) == before)
    finally:
        program.quit()


def course(follicle, photo, pictures):
    """Fewer dots in the first session, and which of them merge, by keyboard."""
    program = Program([follicle, photo.with_suffix(".json")], pictures)
    try:
        whole_course = wait_for("dots", lambda: dots(program) > 1000 and dots(program))
        program.click("Session 1", "push button")
        wait_for("a first session's dots", lambda: 1000 < dots(program) < 0.4 * whole_course)
        press(program, "Sessions…", None)
        xdo("key", "Tab")
        xdo("key", "ctrl+a")
        xdo("type", "20")
        xdo("key", "Return")
        wait_for("fewer dots", lambda: dots(program) < 0.25 * whole_course)
        xdo("key", "shift+Tab", "shift+Tab", "space")
        text = wait_for("the merge check", lambda: [text for text in program.texts()
                        if text.startswith("Negative space ")])
        print(f"course: {text[0]}")
        program.screenshot("course-1-merge")
        xdo("key", "Escape")
        program.screenshot("course-2-merge")
    finally:
        program.quit()


def save_as(program, path):
    """Answer the file chooser that is up."""
    time.sleep(1.0)
    xdo("key", "ctrl+a")
    xdo("type", "--delay", 5, str(path))
    time.sleep(0.4)
    xdo("key", "Return")


def draw_scar(program, canvas):
    """A line across the forehead, and a spot."""
    before = dots(program)
    program.click("Scar", "push button")
    program.get("Drag along a scar to draw it; click for a spot. A click on a scar selects it.")
    canvas.drag(SCAR)
    program.get("Scar point 1 of 2")
    program.get("Scar width")
    program.get("Session 4", "push button")
    wait_for("the scar's dots", lambda: dots(program) > before)
    set_number(program, "Width", "7")
    program.get("Undo")
    program.screenshot("whole-3-scar")
    canvas.click(SPOT)  # lets go of the line
    wait_for("no scar to be selected",
             lambda: "Scar width" not in [node.get_name() for node in program.all()])
    time.sleep(0.6)  # or the two clicks would be a double one
    canvas.click(SPOT)
    program.get("Scar point 1 of 1")
    program.click("Session 4", "push button")


def match_stubble(program, canvas):
    """Stubble first, then bare skin; both numbers, and the shade that meets them."""
    program.click("Match Stubble", "push button")
    canvas.drag(STUBBLE)
    program.get("Apply Shade and Density", "push button")
    program.get("Brush bare skin beside the stubble, in the same light.")
    canvas.drag(BARE)
    wait_for("both samples", lambda: "Bare Skin: 1 · Stubble: 1"
             in [node.get_name() for node in program.all()])
    program.screenshot("whole-2-match")
    program.click("Apply Shade and Density", "push button")
    program.screenshot("whole-2-matched")
    for _ in range(3):
        program.click("Undo")


def whole(follicle, render, photo, folder, pictures):
    program = Program([follicle, photo], pictures)
    design, exported = folder / "saved.json", folder / "exported.png"
    try:
        program.click("Shaved Look", "push button")
        program.get("Click both pupils")
        canvas = Canvas(program, SIZE)
        for point in NOT_PUPILS:
            canvas.click(point)
        program.get("That does not look like two pupils. Click the middle of each.")
        canvas = Canvas(program, SIZE)
        for pupil in PUPILS:
            canvas.click(pupil)
        wait_for("the proposal", lambda: dots(program) > 1000)
        program.click("Delete Hairline")
        wait_for("no dots", lambda: dots(program) == 0)
        program.click("Hairline", "push button")
        canvas.drag(STROKE)
        wait_for("dots behind the line", lambda: dots(program) > 1000)
        program.screenshot("whole-1-drawn")
        before = dots(program)
        set_number(program, "Density", "120")
        wait_for("fewer dots", lambda: 0 < dots(program) < before)
        fewer = dots(program)
        program.click("Compare")
        program.screenshot("whole-2-compare")
        program.click("Compare")
        program.click("Undo")
        wait_for("the dots from before", lambda: dots(program) == before)
        program.click("Redo")
        wait_for("fewer dots again", lambda: dots(program) == fewer)
        match_stubble(program, canvas)
        wait_for("the dots as before", lambda: dots(program) == fewer)
        draw_scar(program, canvas)
        xdo("key", "ctrl+s")
        save_as(program, design)
        wait_for("the design", design.exists)
        program.click("Export PNG", "push button")
        program.click("Choose File and Export")
        save_as(program, exported)
        wait_for("the picture", exported.exists)
        program.get("Show in Folder")
        program.screenshot("whole-4-exported")
    finally:
        program.quit()
    rendered = folder / "rendered.png"
    subprocess.run([render, photo, "--design", design, "--footer", "--output", rendered],
                   check=True)
    assert filecmp.cmp(exported, rendered, shallow=False), "exported and rendered differ"


# A card on the forehead, where the demo photo has 11.7 px a mm at the eyes.
CARD = ((1010, 1300), (2012, 1300))


def scale(follicle, photo, pictures):
    """Measure the scale by a card, then by something else."""
    program = Program([follicle, photo], pictures)
    try:
        program.click("Shaved Look", "push button")
        program.get("Click both pupils")
        canvas = Canvas(program, SIZE)
        for pupil in PUPILS:
            canvas.click(pupil)
        wait_for("the proposal", lambda: dots(program) > 1000)
        program.click("Scale", "push button")
        program.get("Line Along")
        canvas = Canvas(program, SIZE)
        xdo("mousemove", *canvas.at(CARD[0]), "mousedown", 1)
        for step in range(1, 9):
            xdo("mousemove", *canvas.at([a + (b - a) * step / 8 for a, b in zip(*CARD)]))
            time.sleep(0.02)
        program.screenshot("scale-1-drawing")
        xdo("mouseup", 1)
        program.get("Scale line 2, end 2")
        status = wait_for("the card's scale", lambda: [text for text in program.texts()
                          if text.endswith("ID card ±1 % · on the scalp")])
        print(f"scale: {status[0]}")
        program.screenshot("scale-2-card")
        program.choose("Line Along", "Ruler", "scale-3-choosing")
        wait_for("a ruler's scale", lambda: any("ruler" in text for text in program.texts()))
        program.get("True Length in Millimeters", "text")
        set_number(program, "True Length in Millimeters", "85.6")
        wait_for("the same by a ruler", lambda: any(
            text.startswith(status[0][:12]) and "ruler ±1 %" in text for text in program.texts()))
        program.screenshot("scale-4-ruler")
        program.click("Delete Scale Line 2")
        wait_for("the pupils' scale", lambda: any(
            "pupils ±6 % · at the eyes" in text for text in program.texts()))
        program.click("Improve Scale")
        program.screenshot("scale-5-improve")
    finally:
        program.quit()


def main():
    follicle, render, photo, pictures = map(pathlib.Path, sys.argv[1:])
    for tool in ("xdotool", "import"):
        if shutil.which(tool) is None:
            print(f"{tool} is not installed (packages xdotool, imagemagick)")
            return 77
    os.environ["LC_ALL"] = "C.UTF-8"
    # Wakes the bus up, so that the program finds it.
    Atspi.get_desktop(0).get_child_count()
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for home in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[home] = folder
        first_minute(follicle, photo, pictures)
        plan(follicle, photo, pictures)
        face(follicle, photo, pictures)
        course(follicle, photo, pictures)
        whole(follicle, render, photo, pathlib.Path(folder), pictures)
        scale(follicle, photo, pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
