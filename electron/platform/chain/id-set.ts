/** Ids of a table, a bit each: a set of a million numbers would take fifty megabytes. */
export class IdSet {
  #bits = new Uint8Array(1024);
  size = 0;

  has(id: number): boolean {
    return ((this.#bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0;
  }

  /** False when it was in before. */
  add(id: number): boolean {
    if (this.has(id)) return false;
    const at = id >> 3;
    if (at >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(at + 1, this.#bits.length * 2));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (id & 7));
    this.size++;
    return true;
  }
}
