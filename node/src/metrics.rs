//! What Prometheus is told beside Substrate's own figures.
//!
//! Gauges follow the best block, the counter of slashes final ones. The runtime is asked on a thread of its own, once for all
//! blocks that came meanwhile, so nothing waits for it. Amounts are in the smallest unit of their asset.

use crate::service::{FullClient, Hash};
use futures::{stream, StreamExt};
use palisade_primitives::{api::MetricsApi, AssetKind, Tier};
use palisade_runtime::overview::Overview;
use polkadot_sdk::*;
use sc_client_api::BlockchainEvents;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use std::{collections::BTreeSet, sync::Arc};
use substrate_prometheus_endpoint::{register, CounterVec, Gauge, GaugeVec, Opts, PrometheusError, Registry, F64, U64};

/// A gauge shows at most so many sets of labels.
const MOST: usize = 1_000;
/// Of the blocks that became final together, slashes of at most so many are counted: older ones have no state.
const LOOK_BACK: usize = 256;
/// Notices that are taken at once.
const AT_ONCE: usize = 64;

/// All figures.
pub struct Metrics {
	era: Gauge<U64>,
	active_set: Gauge<U64>,
	missed_slots: Gauge<U64>,
	points: Family,
	active_stake: Family,
	staked: Family,
	guaranteed: Family,
	open_reports: Family,
	escrow: Family,
	supply: Family,
	rate: Family,
	exits: Family,
	waiting: Family,
	slashed: CounterVec<F64>,
}

enum Notice {
	Best(Hash),
	Final(Vec<Hash>),
}

impl Metrics {
	/// Puts all figures into `registry`.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let number = |name: &str, help: &str| register(Gauge::new(name, help)?, registry);
		let family = |name: &str, help: &str, labels: &[&str]| Family::register(name, help, labels, registry);
		Ok(Self {
			era: number("palisade_era", "The running era")?,
			active_set: number("palisade_active_set", "Validators of the running era")?,
			missed_slots: number("palisade_missed_slots", "Slots without a block since the first one")?,
			points: family("palisade_validator_points", "Points of a validator in the running era", &["operator"])?,
			active_stake: family(
				"palisade_active_stake",
				"Native stake behind the active set at the start of the era",
				&["tier"],
			)?,
			staked: family("palisade_staked", "Held by all pools: stake, leaving and entering", &["asset"])?,
			guaranteed: family(
				"palisade_guaranteed",
				"What a service can count on in the running era",
				&["service", "asset"],
			)?,
			open_reports: family(
				"palisade_open_reports",
				"Open reports; service 0 is consensus",
				&["operator", "service"],
			)?,
			escrow: family("palisade_escrow", "Set aside for open reports", &["asset"])?,
			supply: family("palisade_lrt_supply", "Liquid tokens of a basket", &["basket"])?,
			rate: family(
				"palisade_lrt_rate",
				"Worth of a basket's token: bid when redeemed, ask when minted",
				&["basket", "side"],
			)?,
			exits: family("palisade_lrt_exits", "Exits of a basket that somebody waits for", &["basket"])?,
			waiting: family(
				"palisade_lrt_waiting",
				"Redemptions of a basket that are neither paid nor set aside",
				&["basket"],
			)?,
			slashed: register(
				CounterVec::new(
					Opts::new("palisade_slashed_total", "Taken by verdicts in final blocks since the node started"),
					&["service", "asset"],
				)?,
				registry,
			)?,
		})
	}

	/// Follows the chain for as long as the node runs.
	pub async fn run(mut self, client: Arc<FullClient>) {
		let best = client
			.import_notification_stream()
			.filter_map(|notice| async move { notice.is_new_best.then_some(Notice::Best(notice.hash)) });
		let finality = client.finality_notification_stream().map(|notice| {
			Notice::Final(notice.tree_route.iter().copied().chain(std::iter::once(notice.hash)).collect())
		});
		self.show(&client, client.info().best_hash);
		let mut notices = stream::select(best.boxed(), finality.boxed()).ready_chunks(AT_ONCE);
		while let Some(notices) = notices.next().await {
			let mut newest = None;
			for notice in notices {
				match notice {
					Notice::Best(hash) => newest = Some(hash),
					Notice::Final(blocks) => {
						blocks.iter().rev().take(LOOK_BACK).for_each(|block| self.count(&client, *block))
					}
				}
			}
			if let Some(hash) = newest {
				self.show(&client, hash);
			}
		}
	}

	fn show(&mut self, client: &FullClient, at: Hash) {
		match client.runtime_api().overview(at) {
			Ok(overview) => self.set(overview),
			Err(error) => log::debug!(target: "metrics", "no overview of {at}: {error}"),
		}
	}

	fn set(&mut self, overview: Overview) {
		let Overview { era, missed_slots, validators, staked, escrow, reports, guarantees, baskets } = overview;
		self.era.set(era.0.into());
		self.active_set.set(validators.len().try_into().unwrap_or(u64::MAX));
		self.missed_slots.set(missed_slots);

		let [base, restaked] = validators.iter().fold([0.0; 2], |[base, restaked], validator| {
			[base + validator.exposure.base as f64, restaked + validator.exposure.restaked as f64]
		});
		self.active_stake
			.show([(Tier::Base, base), (Tier::Restaked, restaked)].map(|(tier, sum)| (vec![format!("{tier:?}")], sum)));
		self.points.show(
			validators.iter().map(|validator| (vec![validator.exposure.operator.to_string()], validator.points.into())),
		);
		self.staked.show(staked.iter().map(|row| (vec![asset(&row.asset)], row.amount as f64)));
		self.escrow.show(escrow.iter().map(|row| (vec![asset(&row.asset)], row.amount as f64)));
		self.open_reports.show(
			reports.iter().map(|row| (vec![row.operator.to_string(), row.service.0.to_string()], row.count.into())),
		);
		self.guaranteed
			.show(guarantees.iter().map(|row| (vec![row.service.0.to_string(), asset(&row.asset)], row.amount as f64)));

		let of_basket = |figure: fn(&palisade_runtime::overview::BasketFigures) -> f64| {
			baskets.iter().map(move |basket| (vec![basket.id.0.to_string()], figure(basket)))
		};
		self.supply.show(of_basket(|basket| basket.supply as f64));
		self.exits.show(of_basket(|basket| basket.exits.into()));
		self.waiting.show(of_basket(|basket| basket.waiting as f64));
		self.rate.show(baskets.iter().flat_map(|basket| {
			[("bid", basket.rate_bid), ("ask", basket.rate_ask)]
				.map(|(side, rate)| (vec![basket.id.0.to_string(), side.into()], rate.to_float()))
		}));
	}

	fn count(&self, client: &FullClient, at: Hash) {
		match client.runtime_api().slashed(at) {
			Ok(slashes) => {
				for slash in slashes {
					let labels = [slash.service.0.to_string(), asset(&slash.asset)];
					if let Ok(counter) = self.slashed.get_metric_with_label_values(&[&labels[0], &labels[1]]) {
						counter.inc_by(slash.amount as f64);
					}
				}
			}
			Err(error) => log::debug!(target: "metrics", "slashes of {at} are not counted: {error}"),
		}
	}
}

fn asset(asset: &AssetKind) -> String {
	match asset {
		AssetKind::Native => "native".into(),
		AssetKind::WithId(id) => id.to_string(),
	}
}

/// A gauge for each set of labels that was shown last.
struct Family {
	gauges: GaugeVec<F64>,
	shown: BTreeSet<Vec<String>>,
}

impl Family {
	fn register(name: &str, help: &str, labels: &[&str], registry: &Registry) -> Result<Self, PrometheusError> {
		let gauges = register(GaugeVec::new(Opts::new(name, help), labels)?, registry)?;
		Ok(Self { gauges, shown: BTreeSet::new() })
	}

	/// Shows `values`, and nothing that was shown before.
	fn show(&mut self, values: impl IntoIterator<Item = (Vec<String>, f64)>) {
		let mut shown = BTreeSet::new();
		for (labels, value) in values.into_iter().take(MOST) {
			if let Ok(gauge) = self.gauges.get_metric_with_label_values(&borrowed(&labels)) {
				gauge.set(value);
				shown.insert(labels);
			}
		}
		for gone in self.shown.difference(&shown) {
			// It is there: it was shown.
			let _ = self.gauges.remove_label_values(&borrowed(gone));
		}
		self.shown = shown;
	}
}

fn borrowed(labels: &[String]) -> Vec<&str> {
	labels.iter().map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_family_shows_only_what_it_was_told_last() {
		let registry = Registry::new();
		let mut family = Family::register("family", "A family", &["of"], &registry).unwrap();
		let names = || {
			let families = registry.gather();
			let labels = families.iter().flat_map(|family| family.get_metric()).flat_map(|metric| metric.get_label());
			labels.map(|label| label.get_value().to_string()).collect::<Vec<_>>()
		};
		let row = |name: &str| (vec![name.to_string()], 1.0);
		family.show([row("a"), row("b")]);
		assert_eq!(names(), ["a", "b"]);
		family.show([row("b"), (vec!["too".into(), "many".into()], 1.0)]);
		assert_eq!(names(), ["b"]);
	}

	#[test]
	fn no_name_is_taken_twice() {
		let registry = Registry::new();
		assert!(Metrics::register(&registry).is_ok());
		assert!(Metrics::register(&registry).is_err());
	}
}
