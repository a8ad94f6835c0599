import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

interface Line {
  /** What the line carries down, in all connections together. */
  readonly megabitsPerSecond: number;
  /** One way. */
  readonly latencyMs: number;
}

/** A server on this machine as a station far away sees it, under an address of its own. */
export async function slowNetwork(url: string, { megabitsPerSecond, latencyMs }: Line) {
  const { hostname, port } = new URL(url);
  const bytesPerMs = (megabitsPerSecond * 1e6) / 8 / 1000;
  let freeAtMs = performance.now();
  const open = new Set<Socket>();

  async function carryDown(from: Socket, to: Socket): Promise<void> {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      freeAtMs = Math.max(freeAtMs, performance.now()) + chunk.length / bytesPerMs;
      await delay(freeAtMs - performance.now() + latencyMs);
      if (!to.write(chunk)) await new Promise((resolve) => to.once('drain', resolve));
    }
    to.end();
  }

  async function carryUp(from: Socket, to: Socket): Promise<void> {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      await delay(latencyMs);
      to.write(chunk);
    }
    to.end();
  }

  const server = createServer((station) => {
    const far = dial(Number(port), hostname);
    for (const socket of [station, far]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      socket.on('error', () => station.destroy());
    }
    carryUp(station, far).catch(() => far.destroy());
    carryDown(far, station).catch(() => station.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async dispose() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
