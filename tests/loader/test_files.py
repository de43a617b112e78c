import os
import stat

import pytest
from bilateral.errors import BadInput
from bilateral.loader.files import atomic_write


def test_a_file_is_written_whole_and_open_to_whom_the_umask_allows(tmp_path):
    path = tmp_path / "new" / "a.txt"
    before = os.umask(0o022)
    try:
        with atomic_write(path) as file:
            file.write("one\n")
            assert not path.exists()
    finally:
        os.umask(before)
    assert path.read_bytes() == b"one\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_leaves_the_old_file_and_no_litter(tmp_path, error):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(error), atomic_write(path) as file:
        file.write("half")
        raise error
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    for path in (tmp_path, tmp_path / "file" / "a.txt"):
        with pytest.raises(BadInput, match=r"^[^\n]+: cannot be written: [^\n]+$"), atomic_write(path) as file:
            file.write("")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_and_not_replaced(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with atomic_write(path) as file:
        file.write("through")
    assert os.read(reader, 100) == b"through"
    assert stat.S_ISFIFO(path.stat().st_mode)
