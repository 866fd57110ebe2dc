import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

/** Whether somebody could listen there now; the answer is as old as the call. */
export function isTcpPortFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether somebody could receive datagrams there now, on all addresses, for the engine binds them all. */
export function isUdpPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind({ port, exclusive: true }, () => socket.close(() => resolve(true)));
  });
}

/**
 * Below the ports that the kernel gives to outgoing connections (ip_local_port_range, 32768 and up): one of those would
 * now and then be taken again before its listener is there.
 */
const range = { from: 20_000, to: 32_000 };
const tries = 1_000;

async function freePort(isFree: (port: number) => Promise<boolean>): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const port = randomInt(range.from, range.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port from ${range.from} to ${range.to}.`);
}

/** A TCP port of the loopback that was free a moment ago. */
export function freeTcpPort(): Promise<number> {
  return freePort((port) => isTcpPortFree('127.0.0.1', port));
}

/** A UDP port that was free a moment ago, on all addresses, for the engine binds them all. */
export function freeUdpPort(): Promise<number> {
  return freePort(isUdpPortFree);
}

const listening = '0A';

/**
 * Whether the given process itself listens on the loopback port: a leftover of an earlier start would answer too.
 * Reads the kernel's table, see proc_pid_fd(5) and Documentation/networking/proc_net_tcp.
 */
export function isListening(pid: number, port: number): boolean {
  const local = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const inodes = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1] === local && fields[3] === listening)
    .map((fields) => `socket:[${fields[9]}]`);
  return inodes.length > 0 && openFiles(pid).some((target) => inodes.includes(target));
}

function openFiles(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
