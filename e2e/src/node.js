// Starts a real node for a test and stops it again.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The binary that `make build` makes; PALISADE_NODE names another. */
export const binary =
  process.env.PALISADE_NODE ??
  join(process.env.CARGO_TARGET_DIR ?? join(homedir(), '.cache/palisade/target'), 'debug/palisade-node');

/** Where nodes keep the compiled runtime for the next one. */
export const wasmCache = join(homedir(), '.cache/palisade/wasm');

// None outlives the process that started it.
const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** A TCP port that is free now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Runs the node with `args`, its own base path (`keep`: which stays) and ports, `through` another command if one is given.
 * Resolves when the RPC port is named in the log; `stop()` ends it and removes its files.
 */
export async function startNode(args, { basePath, keep = false, p2p, through = [] } = {}) {
  const [rpc, prometheus] = [await freePort(), await freePort()];
  p2p ??= await freePort();
  const path = basePath ?? mkdtempSync(join(tmpdir(), 'palisade-'));
  const [command, ...before] = [...through, binary];
  const child = spawn(
    command,
    [...before, ...args, '--base-path', path, '--wasm-cache', wasmCache, '--rpc-port', rpc, '--prometheus-port', prometheus, '--port', p2p, '--no-telemetry', '--no-mdns'].map(String),
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const collect = (chunk) => {
    log = (log + chunk).slice(-200_000);
  };
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);

  const deadline = Date.now() + 240_000;
  while (!/Running JSON-RPC server/.test(log)) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the node did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url: `ws://127.0.0.1:${rpc}`,
    metrics: `http://127.0.0.1:${prometheus}/metrics`,
    p2p,
    path,
    log: () => log,
    pid: child.pid,
    signal: (name) => child.kill(name),
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
      if (!keep) rmSync(path, { recursive: true, force: true });
    },
  };
}
