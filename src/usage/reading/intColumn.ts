/** A column of numbers of 32 bits that grows. */
export class IntColumn {
  #numbers: Int32Array;
  #length = 0;

  constructor(expectedLength = 0) {
    this.#numbers = new Int32Array(expectedLength);
  }

  get length(): number {
    return this.#length;
  }

  append(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Int32Array(Math.ceil(this.#length * 1.5) + 16);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length] = number;
    this.#length++;
  }

  /** An array with memory of its own for just these numbers: what is sent to a page takes its whole memory along. */
  build(): Int32Array {
    return this.#numbers.slice(0, this.#length);
  }
}
