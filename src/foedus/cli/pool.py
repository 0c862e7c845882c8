"""Several processes for many files; kept apart because it is slow to load."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from foedus.cli.inputs import STDIN
from foedus.cli.output import Answer

#: Files handed to each process ahead of the one whose turn it is to be printed.
AHEAD = 8


def answers(paths: list[str], task: Callable[[str], Answer], jobs: int) -> Iterator[Answer]:
    """The task's answers in the order of the paths; a file that kills its process is told as failed."""
    # Other processes can't see our standard input.
    ready = {STDIN: task(STDIN)} if STDIN in paths else {}
    waiting = deque(paths)
    while waiting:
        try:
            yield from _pooled(waiting, ready, task, jobs)
        except BrokenProcessPool:
            # A file killed the process that read it: the first that is due is tried by itself.
            path = waiting.popleft()
            yield ready.get(path) or _alone(path, task)


def _pooled(
    waiting: deque[str], ready: dict[str, Answer], task: Callable[[str], Answer], jobs: int
) -> Iterator[Answer]:
    """Answers from a pool of processes; a path leaves `waiting` when its answer is there."""
    with _pool(jobs) as pool:
        running: deque[Future[Answer] | None] = deque()
        while waiting:
            while len(running) < min(len(waiting), jobs * AHEAD):
                path = waiting[len(running)]
                running.append(None if path in ready else pool.submit(task, path))
            due = running.popleft()
            answer = due.result() if due else ready[waiting[0]]
            waiting.popleft()
            yield answer


def _alone(path: str, task: Callable[[str], Answer]) -> Answer:
    with _pool(1) as pool:
        try:
            return pool.submit(task, path).result()
        except BrokenProcessPool:
            return Answer(path, error="internal error, please report: the process that read it died")


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes on every system; Ctrl-C ends them at once."""
    pool = ProcessPoolExecutor(
        jobs, get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL)
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
