/** Where Kode is put together: makes the services, registers each feature, and does nothing else. */
import type * as vscode from 'vscode';
import { MEASURES } from './contract/ids.ts';
import { register as registerCases } from './features/cases/register.ts';
import { register as registerDebugging } from './features/debugging/register.ts';
import { register as registerDoctor } from './features/doctor/register.ts';
import { register as registerLesson } from './features/lesson/register.ts';
import { register as registerPractice } from './features/practice/register.ts';
import { register as registerTesting } from './features/testing/register.ts';
import { register as registerTopics } from './features/topics/register.ts';
import { makeServices } from './services/makeServices.ts';
import type { Services } from './services/services.ts';

const FEATURES: readonly ((services: Services) => vscode.Disposable)[] = [
  registerTopics,
  registerLesson,
  registerPractice,
  registerTesting,
  registerCases,
  registerDebugging,
  registerDoctor,
];

/** Reads no file and starts no process: content, renderer and judge come on first use. */
export function activate(context: vscode.ExtensionContext): void {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const services = makeServices(context);
  try {
    for (const register of FEATURES) context.subscriptions.push(register(services));
  } catch (error) {
    services.log.error('Kode could not start.', error instanceof Error ? error : String(error));
    services.log.show(true);
    throw error;
  }
  const { user, system } = process.cpuUsage(cpu);
  const { duration } = performance.measure(MEASURES.activate, {
    start,
    detail: { cpuMs: (user + system) / 1000 },
  });
  services.log.info(
    `Activated in ${duration.toFixed(1)} ms (${((user + system) / 1000).toFixed(1)} ms of CPU).`,
  );
}
