#!/usr/bin/env python3
"""Builds the same words with Hashiya and with Hugo, in turn, and prints a table for each size.

    cargo build --release
    benches/compare.py target/release/hashiya HUGO DIR [N:RUNS ...]

DIR is a new folder, best one in memory; it is removed at the end. HUGO is the program itself: a wrapper would be
measured too. Each build starts with no output folder, but for those that follow one, to which nothing has changed;
programs take turns, so that a slow moment of the machine meets all of them.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path


def run(command):
    """Runs a program; its wall time in seconds, its processor time and its peak memory in MB."""
    start = time.perf_counter()
    null = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)],
    )
    os.close(null)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size(folder):
    files = [path for path in Path(folder).rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 1e6


def contestants(hashiya, hugo, root, count):
    """The name, the command and the output folder of each build; commands without one do not make a site."""
    builds = []
    for name, flags in [
        ("hugo", ["--hugo"]),
        ("hashiya", []),
        ("hashiya, pages alone", ["--alone"]),
        ("hashiya, parallel pages", ["--parallel"]),
        ("hashiya, data pages", ["--data"]),
    ]:
        project = f"{root}/{count} {name}"
        out = project + " output"
        # The corpus is the same in every profile, and this one is compiled soonest.
        generate = ["cargo", "bench", "--quiet", "--profile", "dev", "--bench", "generate", "--"]
        subprocess.run([*generate, str(count), project, *flags], check=True)
        if name == "hugo":
            command = [hugo, "--quiet", "--source", project, "--destination", out]
        else:
            command = [hashiya, "build", "--strict", "--root", project, "--out", out]
        builds.append((name, command, out))
        if name == "hashiya":
            builds.append(("hashiya, nothing changed", command, out))
            # What is written at the least: the same files, copied.
            kept = project + " kept"
            subprocess.run([*command[:-1], kept], check=True, capture_output=True)
            builds.append(("its files copied", ["/bin/cp", "-r", kept, out + " copy"], out + " copy"))
            builds.append(("hashiya check", [hashiya, "check", "--strict", "--root", project], None))
    return builds


def compare(builds, runs):
    results = {name: [] for name, _, _ in builds}
    sizes = {}
    for _ in range(runs):
        for name, command, out in builds:
            if out and "nothing changed" not in name:
                shutil.rmtree(out, ignore_errors=True)
            results[name].append(run(command))
            sizes[name] = size(out) if out else (0, 0)
    for _, _, out in builds:
        shutil.rmtree(out or "", ignore_errors=True)
    return results, sizes


def main():
    hashiya, hugo, root, *plan = sys.argv[1:]
    os.makedirs(root)
    best = {}
    for step in plan or ["100:11", "1000:5"]:
        count, runs = map(int, step.split(":"))
        results, sizes = compare(contestants(hashiya, hugo, root, count), runs)
        print(f"\nN = {count}, {runs} runs\n")
        print("| | best | median | / hugo (best) | / hugo (median) | processor | memory | files | output |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
        walls = {name: [wall for wall, _, _ in result] for name, result in results.items()}
        for name, result in results.items():
            least, median = min(walls[name]), statistics.median(walls[name])
            best.setdefault(name, {})[count] = least
            ratio = least / min(walls["hugo"])
            middle = median / statistics.median(walls["hugo"])
            processor = statistics.median(cpu for _, cpu, _ in result)
            memory = max(peak for _, _, peak in result)
            files, megabytes = sizes[name]
            print(
                f"| {name} | {least:.3f} s | {median:.3f} s | {ratio:.2f} | {middle:.2f} | {processor:.2f} s "
                f"| {memory:.0f} MB | {files} | {megabytes:.1f} MB |"
            )
    if len(plan or [1, 1]) > 1:
        print("\nGrowth of the best time from the smallest to the largest size:\n")
        for name, times in best.items():
            small, large = min(times), max(times)
            print(f"- {name}: {times[large] / times[small]:.1f} for {large / small:.0f} times the articles")
    shutil.rmtree(root)


main()
