/// Whether a number that a file gives can be a count, of steps for example: from 0, and so far from the largest integer that
/// sums and differences of a few do not overflow.
package func isCount(_ number: Int) -> Bool { number >= 0 && number < 1 << 48 }
