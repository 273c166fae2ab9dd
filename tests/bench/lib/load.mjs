// The generator, with what it cost the measured side meanwhile.

import os from 'node:os';

import { cpuBetween, cpuOf, machineCpu, total } from './cpu.mjs';
import { BIN, run } from './shell.mjs';
import { stack } from './stack.mjs';

// Runs follow each other: each takes addresses that no rate limit has seen in the last minute.
const ADDRESSES = 60_000;
let nextAddress = 0;
let runs = 0;

function takeAddresses(count) {
  if (nextAddress + count > ADDRESSES) nextAddress = 0;
  nextAddress += count;
  return nextAddress - count;
}

/**
 * One load on a target: plan as in load/plan.hpp. Answers the generator's report, with `cpu` (name → seconds), `cpu_s`, and
 * `elsewhere`: the share of the machine that went to what is neither measured nor measuring.
 */
export async function load(target, plan) {
  const people = plan.kind === 'sale' ? plan.count : Math.ceil(plan.count / (plan.per_connection ?? 25)) + (plan.connections ?? 256);
  const whole = {
    port: target.port,
    gateway_port: stack.gatewayPort,
    webhook_secret: stack.webhookSecret,
    first_source: takeAddresses(people),
    run: `b${process.pid}r${++runs}`,
    ...plan,
  };
  const pids = target.processes();
  const before = cpuOf(pids);
  const machineBefore = machineCpu();
  const begun = process.hrtime.bigint();
  const report = JSON.parse(await run(`${BIN}/gatehouse-load`, [], { input: JSON.stringify(whole) }));
  report.cpu = cpuBetween(before, cpuOf(pids));
  report.cpu_s = total(report.cpu);
  const elsewhere = machineCpu() - machineBefore - report.cpu_s - report.generator_cpu_s;
  report.elsewhere = round(Math.max(0, elsewhere / ((Number(process.hrtime.bigint() - begun) / 1e9) * os.cpus().length)), 3);
  return report;
}

const statuses = (report) => Object.values(report.steps).flatMap((step) => Object.entries(step.statuses));
const sum = (pairs) => pairs.reduce((all, [, count]) => all + count, 0);

/** The share of answers that were 5xx, or connections that broke. */
export function failures(report) {
  const all = statuses(report);
  return sum(all.filter(([status]) => status === '0' || status >= '500')) / Math.max(1, sum(all));
}

export const round = (value, digits = 1) => Number(value.toFixed(digits));

/** The latencies of one step, as the results name them. */
export function latencies(step) {
  return { p50_ms: round(step?.p50_ms ?? 0, 2), p95_ms: round(step?.p95_ms ?? 0, 2), p99_ms: round(step?.p99_ms ?? 0, 2) };
}

export const perThousand = (report, count) => round((report.cpu_s / Math.max(1, count)) * 1000, 3);

/** Where the CPU went, per thousand. */
export const cpuParts = (report, count) =>
  Object.fromEntries([...report.cpu].filter(([, seconds]) => seconds > 0.01).map(([name, seconds]) => [name, round((seconds / Math.max(1, count)) * 1000, 3)]));
