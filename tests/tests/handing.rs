//! Reading and handing out files, simulated with more workers than most machines have cores: page and queues must not be
//! what they wait for. Times are those of a browser, rounded up; workers wait instead of computing.

#![allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

use std::collections::VecDeque;

use engine::Measured;
use proptest::prelude::*;
use protocol::{FileId, FileToRead};
use view::queue::ahead::Ahead;
use view::queue::{Queue, Waiting};

/// Milliseconds that the browser's own thread takes for a file, one after the other, whoever reads it.
const A_FILE_IN_THE_BROWSER: f64 = 0.2;

/// Milliseconds that the page's thread takes for a file that it reads.
const A_FILE_READ: f64 = 0.16;

/// Milliseconds that a worker takes for a file in addition to its bytes.
const A_FILE: f64 = 0.2;

/// Stored bytes that a worker reads in a millisecond.
const BYTES: f64 = 10_000.0;

/// Milliseconds that the page works for handing over a group, and for each file in it.
const A_GROUP_ON_THE_PAGE: f64 = 0.5;
const A_FILE_ON_THE_PAGE: f64 = 0.02;

const PATH: &str = "log.json.gz";

#[derive(Default)]
struct Worker {
    /// Milliseconds that each group at hand will take.
    groups: VecDeque<f64>,
    /// When it is done with the first of them.
    done_at: f64,
}

/// A load, from the first file to the last.
struct Load<'s> {
    sizes: &'s [u64],
    queue: Queue,
    ahead: Ahead<()>,
    workers: Vec<Worker>,
    /// What the page is reading, and when each will have been read.
    reading: VecDeque<(f64, FileId)>,
    browser_free_at: f64,
    /// When the page is done with what it has to do so far.
    page_free_at: f64,
    /// How long the page handed out.
    handed_out_for: f64,
    read: Vec<u32>,
}

impl Load<'_> {
    fn of(sizes: &[u64], workers: usize) -> Load<'_> {
        let mut ahead = Ahead::default();
        (0..sizes.len()).for_each(|at| ahead.push(FileId(at as u32)));
        let workers = (0..workers).map(|_| Worker::default()).collect();
        Load {
            sizes,
            queue: Queue::default(),
            ahead,
            workers,
            reading: VecDeque::new(),
            browser_free_at: 0.0,
            page_free_at: 0.0,
            handed_out_for: 0.0,
            read: Vec::new(),
        }
    }

    /// Reads and hands out as the page does, and returns when everything has been read.
    fn run(&mut self) -> f64 {
        let mut now: f64 = 0.0;
        loop {
            self.hand_out(now);
            self.begin(now);
            let busy = self.workers.iter_mut().filter(|worker| !worker.groups.is_empty());
            let worker = busy.min_by(|a, b| a.done_at.total_cmp(&b.done_at));
            let read_at = self.reading.front().map_or(f64::INFINITY, |(at, _)| *at);
            match worker {
                Some(worker) if worker.done_at <= read_at => {
                    now = now.max(worker.done_at);
                    worker.groups.pop_front();
                    worker.done_at += worker.groups.front().copied().unwrap_or_default();
                }
                _ => {
                    let Some((at, file)) = self.reading.pop_front() else { return now };
                    self.page_free_at = self.page_free_at.max(at) + A_FILE_READ;
                    now = now.max(self.page_free_at);
                    self.ahead.read(file, self.sizes[file.0 as usize], ());
                }
            }
        }
    }

    fn begin(&mut self, now: f64) {
        while let Some(file) = self.ahead.begin() {
            let size = self.sizes[file.0 as usize];
            if !self.ahead.sized(file, size) {
                self.queue.give_back([(file, PATH, size)].into_iter());
                self.hand_out(now);
                continue;
            }
            self.browser_free_at = self.browser_free_at.max(now) + A_FILE_IN_THE_BROWSER;
            self.reading.push_back((self.browser_free_at, file));
        }
    }

    fn hand_out(&mut self, now: f64) {
        let workers = self.workers.len();
        for at_hand in 0..2 {
            for at in 0..workers {
                if self.workers[at].groups.len() != at_hand {
                    continue;
                }
                let mut group = self.queue.next_group(workers, at_hand > 0, self.ahead.len());
                if group.is_empty() {
                    let read = self.ahead.next_group(workers).into_iter();
                    group = read.map(|(file, size, ())| Waiting::read(file, size)).collect();
                }
                if group.is_empty() {
                    break;
                }
                self.hand_over(at, group, now);
            }
        }
    }

    fn hand_over(&mut self, at: usize, group: Vec<Waiting>, now: f64) {
        let cost = A_GROUP_ON_THE_PAGE + A_FILE_ON_THE_PAGE * group.len() as f64;
        self.handed_out_for += cost;
        self.page_free_at = self.page_free_at.max(now) + cost;
        let files = group.iter().map(|file| {
            let Waiting { id, size, share, .. } = *file;
            FileToRead { id, path: String::new(), size, share }
        });
        let measured = Measured::of(files.collect(), |place| self.sizes[group[place].id.0 as usize]);
        let bytes: u64 = measured.kept.iter().map(|(_, file)| file.size).sum();
        self.read.extend(measured.kept.iter().map(|(_, file)| file.id.0));
        self.queue.give_back(measured.given_back.iter().map(|(file, size)| (*file, PATH, *size)));
        let worker = &mut self.workers[at];
        let takes = A_FILE * group.len() as f64 + bytes as f64 / BYTES;
        worker.groups.push_back(takes);
        if worker.groups.len() == 1 {
            worker.done_at = self.page_free_at + takes;
        }
    }
}

/// Sizes as in a real bucket: most of them some kilobytes, a few of megabytes.
fn bucket(files: usize) -> Vec<u64> {
    (0..files).map(|at| if at % 500 == 499 { 5_000_000 } else { 2_000 + (at as u64 * 7919) % 20_000 }).collect()
}

/// The least that a load can take: what workers do, shared out, or what the browser and the page do for each file.
fn least(sizes: &[u64], workers: usize) -> f64 {
    let work: f64 = sizes.iter().map(|size| A_FILE + *size as f64 / BYTES).sum();
    let files = sizes.len() as f64;
    (work / workers as f64).max(files * A_FILE_IN_THE_BROWSER).max(files * (A_FILE_READ + A_FILE_ON_THE_PAGE))
}

#[test]
fn up_to_16_workers_have_something_to_do_all_the_time() {
    let trees = [("a bucket", bucket(20_000)), ("large files", vec![2_700_000; 500]), ("empty files", vec![0; 20_000])];
    for (name, sizes) in &trees {
        for workers in [1, 2, 4, 8, 12, 16] {
            let mut load = Load::of(sizes, workers);
            let took = load.run();
            let least = least(sizes, workers);
            assert!(took <= least * 1.15 + 600.0, "{name}, {workers} workers: {took:.0} ms instead of {least:.0}");
            let files_a_second = sizes.len() as f64 / load.handed_out_for * 1000.0;
            let is_idle = load.handed_out_for <= took / 5.0;
            assert!(is_idle || files_a_second >= 20_000.0, "{name}, {workers} workers: {files_a_second:.0} files/s");
        }
    }
}

proptest! {
    #[test]
    fn every_file_is_read_once(sizes in prop::collection::vec(0..9_000_000_u64, 0..400), workers in 1..17_usize) {
        let mut load = Load::of(&sizes, workers);
        load.run();
        load.read.sort_unstable();
        prop_assert_eq!(load.read, (0..sizes.len() as u32).collect::<Vec<u32>>());
    }
}
