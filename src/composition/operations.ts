import { readFileSync } from 'node:fs';
import { createOperationsServer } from '../bots/operations-server.ts';
import type { GaugeSources } from './gauges.ts';
import type { Parts, Store } from './store.ts';

/** What watches the product in this process. */
export interface Operations {
  /** Where /metrics is answered; undefined: nowhere. */
  readonly port: number | undefined;
  stop(): Promise<void>;
}

/** Starts to watch, if the configuration wants it: otherwise nothing is loaded, and measuring costs nothing. */
export async function startOperations(
  { config, clock, log }: Parts,
  { database }: Pick<Store, 'database'>,
  sources: Pick<GaugeSources, 'operating' | 'ready' | 'lookedAt'>,
): Promise<Operations> {
  const { operationsPort, traceEndpoint } = config.telemetry;
  if (operationsPort === undefined && traceEndpoint === undefined)
    return { port: undefined, stop: () => Promise.resolve() };
  const { startTelemetry } = await import('./telemetry.ts');
  const version = versionOfProduct();
  const telemetry = startTelemetry(config.telemetry, version);
  telemetry.watch({
    ...sources,
    connections: () => database.connections(),
    version,
    clock,
  });
  if (operationsPort === undefined) return { port: undefined, stop: () => telemetry.stop() };
  const server = createOperationsServer({ metrics: () => telemetry.metrics(), log });
  try {
    const port = await server.listen(operationsPort, config.server.host);
    log.info({ port }, 'metrics are answered');
    return {
      port,
      async stop() {
        await server.close();
        await telemetry.stop();
      },
    };
  } catch (error) {
    await telemetry.stop();
    throw error;
  }
}

function versionOfProduct(): string {
  const manifest = new URL('../../package.json', import.meta.url);
  return String((JSON.parse(readFileSync(manifest, 'utf8')) as { version?: unknown }).version);
}
