import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Context, type ContextManager } from '@opentelemetry/api';

/** Carries the trace somebody is in across awaits. */
export function createTraceContext(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (context, work, self, ...args) => storage.run(context, () => work.call(self as never, ...args)),
    bind: (context, target) =>
      typeof target === 'function'
        ? (((...args: unknown[]): unknown =>
            storage.run(context, () => Reflect.apply(target, undefined, args))) as typeof target)
        : target,
    enable: () => manager,
    disable: () => {
      storage.disable();
      return manager;
    },
  };
  return manager;
}
