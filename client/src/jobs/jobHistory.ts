/**
 * Where the list of jobs outlives the window, as an interface: one record an entry, each written whole or not at all.
 */

/** A place for records. Several windows may use the same place at the same time. */
export interface JobHistory {
  /** Every record that can be read; whatever is broken is left out. */
  read(): Promise<readonly unknown[]>;
  /** Resolves when the record would survive that the program is killed. */
  write(id: string, record: unknown): Promise<void>;
  /** True for the first window that asks for this id, and for no other until it is removed. */
  claim(id: string): Promise<boolean>;
  /** Removing what is not there is no failure. */
  remove(id: string): Promise<void>;
}
