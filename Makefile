# Each target is a script of its name in scripts/, which says in its first lines what can be chosen.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help devnet demo upgrade-demo network load test test-network test-upgrade fuzz setup build fmt lint arch e2e metadata-hash weights reference bench

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

devnet: ## Install, build and start a development chain (SEALING=instant|manual|milliseconds, PORT=9944)
	@exec scripts/devnet

demo: ## Play the first path on the running development chain, step by step
	@exec scripts/demo

upgrade-demo: ## Upgrade the running development chain by referendum, after its checks passed on a copy of its state (PORT=9944)
	@exec scripts/upgrade-demo

network: ## Start four validators on this machine, with real BABE and GRANDPA (PORT=9944)
	@exec scripts/network

load: ## Find the transactions per second, and what blocks cost there, of a development chain and of four validators (RATE=20, CHAINS=devnet)
	@exec scripts/load

test: ## Check everything: format, lints, direction of the crates, Rust tests, end-to-end tests
	@exec scripts/test

test-network: ## Test what happens to networks: crashes, partitions, equivocation, load, an upgrade; three quarters of an hour (ONLY=partition)
	@exec scripts/test-network

test-upgrade: ## Test the upgrade to a next version with a migration (builds that version and try-upgrade first)
	@exec scripts/test-upgrade

fuzz: ## Do random operations on the runtime and check everything after each block (OPS=100000, SEED=random)
	@exec scripts/fuzz

setup: ## Install what is missing to build, test and run
	@exec scripts/setup --e2e

build: ## Build the node with its runtime
	@exec scripts/build

fmt: ## Format the Rust code
	@exec scripts/fmt

lint: ## Run clippy, with warnings as errors
	@exec scripts/lint

arch: ## Check that crates depend on each other in one direction only
	@exec scripts/arch

e2e: ## Run the end-to-end tests on the node that is built
	@exec scripts/e2e

metadata-hash: ## Check that a runtime with the metadata's hash accepts offline signers (builds that runtime first)
	@exec scripts/metadata-hash

weights: ## Measure all weights anew (builds a node with benchmarks first)
	@exec scripts/weights

bench: ## Measure at up to a million stakers, beside the SDK's staking and pools (SIZES=10,1000, OPERATORS=10)
	@exec scripts/bench

reference: ## Write docs/reference anew, from the metadata
	@exec scripts/reference
