/**
 * What is in progress, in no order. Not a Set: of one whose members come and go V8 makes a new table every few additions,
 * and each that has become old keeps the next one alive, with all that has been in them, until the next full collection.
 */
export class InProgress<T> {
  private readonly members: T[] = [];

  add(one: T): void {
    this.members.push(one);
  }

  /** Does nothing when it is not there. */
  remove(one: T): void {
    const at = this.members.indexOf(one);
    if (at < 0) return;
    const last = this.members.pop();
    if (last !== undefined && at < this.members.length) this.members[at] = last;
  }

  get size(): number {
    return this.members.length;
  }

  /** Those that are in progress now. */
  all(): readonly T[] {
    return [...this.members];
  }
}
