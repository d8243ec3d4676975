//! A state on disk as a node keeps it, and what an operation on it costs.
//!
//! The state is a Merkle trie in a ParityDB whose column is set up as the node's is. Runtimes run natively over it. Nothing is
//! ever removed, so that every state that was made can be gone back to, as on an archive node.

use parity_db::{CompressionType, Db, Operation, Options};
use polkadot_sdk::{
	sp_core::{Blake2Hasher, H256},
	sp_externalities::set_and_run_with_externalities,
	sp_io,
	sp_runtime::StateVersion,
	sp_state_machine::{
		Backend, BackendTransaction, Ext, LayoutV1, OverlayedChanges, TrieBackend, TrieBackendBuilder,
		TrieBackendStorage,
	},
	sp_trie::{
		cache::{CacheSize, SharedTrieCache},
		empty_trie_root,
		recorder::Recorder,
	},
};
use std::{
	cmp::Ordering,
	collections::BTreeSet,
	fs,
	ops::Add,
	path::Path,
	sync::{
		atomic::{AtomicU64, Ordering::Relaxed},
		Arc,
	},
	time::{Duration, Instant},
};

/// Of both runtimes.
const VERSION: StateVersion = StateVersion::V1;
/// A node's default.
const CACHE_BYTES: usize = 1024 * 1024 * 1024;
/// Entries that are put into the trie at a time.
const BATCH: usize = 200_000;

/// Nodes of tries, by hash.
struct Store {
	db: Db,
	/// How many were read.
	read: AtomicU64,
	/// How many bytes were written.
	written: AtomicU64,
}

impl Store {
	fn open(path: &Path) -> Self {
		let mut options = Options::with_columns(path, 1);
		let column = &mut options.columns[0];
		column.compression = CompressionType::Lz4;
		column.preimage = true;
		column.ref_counted = true;
		column.uniform = true;
		let db = Db::open_or_create(&options).expect("the database can be opened");
		Self { db, read: AtomicU64::new(0), written: AtomicU64::new(0) }
	}

	fn commit(&self, mut nodes: BackendTransaction<Blake2Hasher>) {
		let new = nodes.drain().into_iter().filter(|(_, (_, count))| *count > 0);
		let changes: Vec<_> = new
			.map(|(mut key, (node, _))| {
				// The node's database drops the prefix as well.
				let hash = key.split_off(key.len() - H256::len_bytes());
				self.written.fetch_add((hash.len() + node.len()) as u64, Relaxed);
				(0, Operation::Set(hash, node))
			})
			.collect();
		self.db.commit_changes(changes).expect("the database can be written");
	}
}

impl TrieBackendStorage<Blake2Hasher> for Store {
	fn get(&self, key: &H256, _: (&[u8], Option<u8>)) -> Result<Option<Vec<u8>>, String> {
		self.read.fetch_add(1, Relaxed);
		self.db.get(0, key.as_bytes()).map_err(|error| error.to_string())
	}
}

type Cache = SharedTrieCache<Blake2Hasher>;
type Over<'a> = TrieBackend<&'a Store, Blake2Hasher>;

/// A state. Clones are cheap, and what one of them changes the others do not see.
#[derive(Clone)]
pub struct State {
	store: Arc<Store>,
	root: H256,
}

/// How often an operation is measured.
#[derive(Clone, Copy)]
pub struct Effort {
	/// At most so many times,
	pub repeat: usize,
	/// and not again after so long.
	pub time: Duration,
}

/// What an operation costs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
	/// To execute it and to compute the state's root with what it changed, without waiting for a processor; the median.
	pub time: Duration,
	/// The same with all that it reads in the trie's cache, as on a node that did as much before: of what it changes, the
	/// trie reads the nodes from the database all the same. `None` where once takes longer than the effort allows.
	pub warm: Option<Duration>,
	/// Storage keys that were read, each once, but for those that every block reads.
	pub reads: u64,
	/// Storage keys that were changed, each once, but for those that every block changes.
	pub writes: u64,
	/// Nodes of the trie that were read from the database, for all of it.
	pub nodes: u64,
	/// How often it was measured.
	pub runs: usize,
	/// How many times as long it takes as with the fewest stakers, if both were measured in turn.
	pub growth: Option<Growth>,
	/// How many times as long it takes as a transfer on the same state, if both were measured in turn, with empty caches.
	pub transfers: Option<f64>,
}

/// How many times as long something takes on one state as on another: both are measured in turn, and the median of the pairs
/// counts. So it does not matter if the machine is slower at one time than at another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
	/// With empty caches.
	pub cold: f64,
	/// With warm ones.
	pub warm: f64,
}

/// Something to measure, and the state that it begins with.
pub struct Scene {
	/// The state.
	pub state: State,
	/// What is done.
	pub work: Box<dyn Fn()>,
}

impl Scene {
	/// Both.
	pub fn new(state: &State, work: impl Fn() + 'static) -> Self {
		Self { state: state.clone(), work: Box::new(work) }
	}
}

/// How many times as long the scenes of `many` take as those of `few`, together.
pub fn growth(effort: Effort, known: &BTreeSet<Vec<u8>>, few: &[Scene], many: &[Scene]) -> Growth {
	let pairs = |caches: &dyn Fn() -> [Vec<Cache>; 2]| {
		let ratios = effort.times(|| {
			let [for_few, for_many] = caches();
			let time = |scenes: &[Scene], caches: &[Cache]| -> f64 {
				let times = scenes.iter().zip(caches).map(|(scene, cache)| scene.state.time(cache, known, &scene.work));
				times.sum::<Duration>().as_secs_f64()
			};
			let few = time(few, &for_few);
			time(many, &for_many) / few
		});
		median(ratios)
	};
	let empty = || [few, many].map(|scenes| scenes.iter().map(|_| cache()).collect::<Vec<_>>());
	let shared = empty();
	let warm = || shared.clone();
	for (scenes, caches) in [few, many].into_iter().zip(&shared) {
		for (scene, cache) in scenes.iter().zip(caches) {
			scene.state.time(cache, known, &scene.work);
		}
	}
	Growth { cold: pairs(&empty), warm: pairs(&warm) }
}

impl Add for Cost {
	type Output = Self;

	fn add(self, other: Self) -> Self {
		Self {
			time: self.time + other.time,
			warm: self.warm.zip(other.warm).map(|(first, second)| first + second),
			reads: self.reads + other.reads,
			writes: self.writes + other.writes,
			nodes: self.nodes + other.nodes,
			runs: self.runs.min(other.runs),
			growth: None,
			transfers: None,
		}
	}
}

impl State {
	/// A new state with `entries`, in the empty folder `path`, and the bytes of its trie. All is on disk, and nothing cached.
	pub fn create(path: &Path, entries: impl IntoIterator<Item = (Vec<u8>, Vec<u8>)>) -> (Self, u64) {
		let store = Store::open(path);
		let mut root = empty_trie_root::<LayoutV1<Blake2Hasher>>();
		let mut entries = entries.into_iter().peekable();
		while entries.peek().is_some() {
			let batch: Vec<_> = entries.by_ref().take(BATCH).collect();
			let backend: Over = TrieBackendBuilder::new(&store, root).build();
			let delta = batch.iter().map(|(key, value)| (key.as_slice(), Some(value.as_slice())));
			let (next, nodes) = backend.storage_root(delta, VERSION);
			store.commit(nodes);
			root = next;
		}
		let written = store.written.load(Relaxed);
		drop(store);
		(Self { store: Arc::new(Store::open(path)), root }, written)
	}

	/// Works on the state, and keeps what that changed.
	pub fn change<R>(&mut self, work: impl FnOnce() -> R) -> R {
		let backend = self.backend(&cache(), None);
		let mut overlay = OverlayedChanges::default();
		let result = run(&backend, &mut overlay, work);
		let changes = overlay.drain_storage_changes(&backend, VERSION).expect("no transaction is open");
		let root = changes.transaction_storage_root;
		self.store.commit(changes.transaction);
		drop(backend);
		self.root = root;
		result
	}

	/// Works on the state, and keeps nothing.
	pub fn read<R>(&self, work: impl FnOnce() -> R) -> R {
		run(&self.backend(&cache(), None), &mut OverlayedChanges::default(), work)
	}

	/// What `work` costs on this state, which stays as it is: each time without any cache of the client's, but for the keys
	/// `known`, which every block reads, then with a cache that is warm.
	pub fn measure(&self, effort: Effort, known: &BTreeSet<Vec<u8>>, work: impl Fn()) -> Cost {
		let counted = self.count(known, &work);
		let times = effort.times(|| self.time(&cache(), known, &work));
		let quick = times.first().is_some_and(|time| *time < effort.time);
		let warm = quick.then(|| {
			let cache = cache();
			self.time(&cache, known, &work);
			median(effort.times(|| self.time(&cache, known, &work)))
		});
		Cost { runs: times.len(), time: median(times), warm, ..counted }
	}

	fn time(&self, cache: &Cache, known: &BTreeSet<Vec<u8>>, work: &impl Fn()) -> Duration {
		let backend = self.backend(cache, None);
		let mut overlay = OverlayedChanges::default();
		let executed = run(&backend, &mut overlay, || {
			warm(known);
			let clock = Clock::start();
			work();
			clock.stop()
		});
		let clock = Clock::start();
		overlay.storage_root(&backend, VERSION);
		executed + clock.stop()
	}

	fn count(&self, known: &BTreeSet<Vec<u8>>, work: &impl Fn()) -> Cost {
		let recorder = Recorder::default();
		let backend = self.backend(&cache(), Some(recorder.clone()));
		let mut overlay = OverlayedChanges::default();
		let nodes = run(&backend, &mut overlay, || {
			warm(known);
			let nodes = self.store.read.load(Relaxed);
			work();
			nodes
		});
		let keys = recorder.recorded_keys();
		let read: BTreeSet<&[u8]> = keys.values().flat_map(|keys| keys.keys()).map(|key| &key[..]).collect();
		let reads = read.into_iter().filter(|key| !known.contains(*key)).count() as u64;
		let writes = overlay.changes().filter(|(key, _)| !known.contains(*key)).count() as u64;
		overlay.storage_root(&backend, VERSION);
		Cost { reads, writes, nodes: self.store.read.load(Relaxed) - nodes, ..Cost::default() }
	}

	fn backend(&self, cache: &Cache, recorder: Option<Recorder<Blake2Hasher>>) -> Over<'_> {
		let cache = cache.local_cache_trusted();
		TrieBackendBuilder::new_with_cache(&*self.store, self.root, cache).with_optional_recorder(recorder).build()
	}
}

impl Effort {
	/// What `work` found each time.
	fn times<R>(&self, work: impl Fn() -> R) -> Vec<R> {
		let began = Instant::now();
		let mut times = Vec::new();
		while times.len() < self.repeat && (times.is_empty() || began.elapsed() < self.time) {
			times.push(work());
		}
		times
	}
}

/// A trie's cache as large as a node's, with nothing in it.
fn cache() -> Cache {
	SharedTrieCache::new(CacheSize::new(CACHE_BYTES), None)
}

fn run<R>(backend: &Over, overlay: &mut OverlayedChanges<Blake2Hasher>, work: impl FnOnce() -> R) -> R {
	set_and_run_with_externalities(&mut Ext::new(overlay, backend, None), work)
}

fn warm(known: &BTreeSet<Vec<u8>>) {
	for key in known {
		sp_io::storage::get(key);
	}
}

/// Time that passes while this thread has a processor, or waits for anything else.
struct Clock {
	waited: Duration,
	began: Instant,
}

impl Clock {
	fn start() -> Self {
		Self { waited: waited(), began: Instant::now() }
	}

	fn stop(self) -> Duration {
		let passed = self.began.elapsed();
		passed.saturating_sub(waited().saturating_sub(self.waited))
	}
}

/// For how long this thread has waited for a processor that others had, as far as the system tells.
fn waited() -> Duration {
	let scheduled = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
	let nanos = scheduled.split_whitespace().nth(1).and_then(|nanos| nanos.parse().ok());
	Duration::from_nanos(nanos.unwrap_or_default())
}

/// The one in the middle; of an even number the later one.
fn median<R: PartialOrd + Copy + Default>(mut found: Vec<R>) -> R {
	found.sort_by(|one, other| one.partial_cmp(other).unwrap_or(Ordering::Equal));
	found.get(found.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;

	const EFFORT: Effort = Effort { repeat: 3, time: Duration::from_secs(1) };

	fn state(path: &Path) -> State {
		let entries = (0u8..200).map(|number| (vec![number; 40], vec![number; 20]));
		State::create(path, entries).0
	}

	#[test]
	fn median_is_in_the_middle() {
		let times = |millis: &[u64]| millis.iter().copied().map(Duration::from_millis).collect::<Vec<_>>();
		assert_eq!(median(times(&[9, 1, 5])), Duration::from_millis(5));
		assert_eq!(median(times(&[1, 2, 3, 4])), Duration::from_millis(3));
		assert_eq!(median(times(&[])), Duration::ZERO);
	}

	#[test]
	fn clock_goes_on_while_the_thread_sleeps() {
		let clock = Clock::start();
		std::thread::sleep(Duration::from_millis(20));
		assert!(clock.stop() >= Duration::from_millis(15));
	}

	#[test]
	fn changes_are_kept_and_clones_do_not_see_them() {
		let folder = tempfile::tempdir().unwrap();
		let mut state = state(folder.path());
		let before = state.clone();
		state.change(|| sp_io::storage::set(&[7; 40], b"new"));
		assert_eq!(state.read(|| sp_io::storage::get(&[7; 40])).unwrap(), b"new"[..]);
		assert_eq!(before.read(|| sp_io::storage::get(&[7; 40])).unwrap(), [7; 20][..]);
	}

	#[test]
	fn what_takes_too_long_is_not_done_again() {
		let folder = tempfile::tempdir().unwrap();
		let effort = Effort { repeat: 3, time: Duration::from_millis(1) };
		let cost =
			state(folder.path()).measure(effort, &BTreeSet::new(), || std::thread::sleep(Duration::from_millis(2)));
		assert_eq!((cost.runs, cost.warm), (1, None));
	}

	#[test]
	fn warm_cache_reads_nothing_from_the_database() {
		let folder = tempfile::tempdir().unwrap();
		let (state, cache) = (state(folder.path()), cache());
		let read = || {
			let before = state.store.read.load(Relaxed);
			state.time(&cache, &BTreeSet::new(), &|| assert!(sp_io::storage::get(&[7; 40]).is_some()));
			state.store.read.load(Relaxed) - before
		};
		assert!(read() > 0);
		assert_eq!(read(), 0);
	}

	#[test]
	fn states_are_compared_in_turn() {
		thread_local!(static DONE: std::cell::RefCell<Vec<u8>> = Default::default());
		let folder = tempfile::tempdir().unwrap();
		let state = state(folder.path());
		let scene = |number: u8| {
			Scene::new(&state, move || {
				DONE.with(|done| done.borrow_mut().push(number));
				sp_io::storage::set(&[number; 40], b"new");
			})
		};
		let growth = growth(EFFORT, &BTreeSet::new(), &[scene(1)], &[scene(2), scene(3)]);
		assert!(growth.cold > 0.0 && growth.warm > 0.0);
		// The caches are warmed once, and each of both is compared as often as the effort says.
		assert_eq!(DONE.take(), [1, 2, 3].repeat(1 + 2 * EFFORT.repeat));
	}

	#[test]
	fn keys_are_counted_once_and_known_ones_not() {
		let folder = tempfile::tempdir().unwrap();
		let state = state(folder.path());
		let known = BTreeSet::from([vec![1; 40]]);
		let cost = state.measure(EFFORT, &known, || {
			for number in [1, 2, 2, 3] {
				sp_io::storage::get(&[number; 40]);
			}
			sp_io::storage::set(&[1; 40], b"known");
			sp_io::storage::set(&[2; 40], b"new");
		});
		assert_eq!((cost.reads, cost.writes, cost.runs), (2, 1, 3));
		assert!(cost.nodes > 0 && cost.time > Duration::ZERO && cost.warm.is_some());
		assert_eq!(state.read(|| sp_io::storage::get(&[2; 40])).unwrap(), [2; 20][..]);
	}
}
