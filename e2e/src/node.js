// Starts a real node for a test and stops it again.

import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
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

// None outlives the process that started it, nor do their files.
const running = new Set();
const folders = new Set();
process.once('exit', () => {
  running.forEach((child) => child.kill('SIGKILL'));
  // One that was killed a moment ago may still write.
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }));
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** A folder for a node's files; gone with this process, if not before. */
export function temporary() {
  const folder = mkdtempSync(join(tmpdir(), 'palisade-'));
  folders.add(folder);
  return folder;
}

/** A TCP port that is free now, and below those that the system gives to outgoing connections: none of them takes it meanwhile. */
export async function freePort() {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const server = createServer();
    const free = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/**
 * Runs the node with `args`, its own base path (`keep`: which stays) and ports, `through` another command if one is given.
 * The node chooses its ports for RPC and metrics; resolves when the log names them. `stop()` ends it and removes its files.
 * A node that ends without being told to says its last words on stderr.
 */
export async function startNode(args, { basePath, keep = false, p2p, through = [] } = {}) {
  p2p ??= await freePort();
  const path = basePath ?? temporary();
  const [command, ...before] = [...through, binary];
  const child = spawn(
    command,
    [...before, ...args, '--base-path', path, '--wasm-cache', wasmCache, '--rpc-port', 0, '--prometheus-port', 0, '--port', p2p, '--no-telemetry', '--no-mdns'].map(String),
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const collect = (chunk) => {
    log = (log + chunk).slice(-200_000);
  };
  running.add(child);
  let told = false;
  child.once('exit', (code, signal) => {
    running.delete(child);
    if (!told) console.error(`the node ended by itself (${signal ?? code}); its last words:\n${log.split('\n').slice(-30).join('\n')}`);
  });
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);

  const deadline = Date.now() + 240_000;
  const named = (pattern) => log.match(pattern)?.[1];
  const rpc = () => named(/Running JSON-RPC server: addr=[\d.]+:(\d+)/);
  const prometheus = () => named(/Prometheus exporter started at [\d.]+:(\d+)/);
  while (!rpc() || !(prometheus() || args.includes('--no-prometheus'))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      told = true;
      child.kill('SIGKILL');
      throw new Error(`the node did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const [url, metrics] = [`ws://127.0.0.1:${rpc()}`, `http://127.0.0.1:${prometheus()}/metrics`];
  return {
    url,
    metrics,
    p2p,
    path,
    log: () => log,
    pid: child.pid,
    signal: (name) => {
      told = true;
      child.kill(name);
    },
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: async (signal = 'SIGTERM') => {
      told = true;
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
      if (!keep) rmSync(path, { recursive: true, force: true });
    },
  };
}
