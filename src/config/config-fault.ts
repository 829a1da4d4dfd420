/** One thing wrong with the configuration, told so that an operator can mend it. */
export interface Fault {
  /** Environment key (`PORT`) or place in the provider file (`provider.json: accounts[1].currency`). */
  readonly key: string;
  /** What is wrong and what would be right. Never contains a secret. */
  readonly sentence: string;
}

/** The configuration cannot be used. Carries every fault found, not only the first. */
export class ConfigFault extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
    super(
      `The configuration has ${count}:\n${faults.map((fault) => `- ${fault.key}: ${fault.sentence}`).join('\n')}`,
    );
    this.name = 'ConfigFault';
    this.faults = faults;
  }
}
