import type { InstanceStatus } from '../../fleet/status';
import { instanceName } from '../../instances/instance';
import type { InstanceUrl } from '../../instances/address';
import { spokenTrouble } from '../../words/instances/statusBarText';

/** Ages are shown in minutes. */
const AGES_MS = 60_000;

/** What the row of an instance says beside its name. */
export type MakeRow<Row> = (status: InstanceStatus, trouble: string) => Row;

interface Kept<Row> {
  readonly status: InstanceStatus;
  /** The minute of its age. */
  readonly minute: number;
  /** Everything that the row depends on. */
  readonly says: string;
  readonly row: Row;
}

/** Rows of instances, which stay the same objects as long as they say the same. */
export class KeptRows<Row> {
  readonly #make: MakeRow<Row>;
  #kept = new Map<InstanceUrl, Kept<Row>>();
  #rows: readonly Row[] = [];

  constructor(make: MakeRow<Row>) {
    this.#make = make;
  }

  /**
   * @param statuses in the order of the rows
   * @param now epoch milliseconds
   * @returns all rows; undefined when each of them says what it said before, in the same place
   */
  update(statuses: readonly InstanceStatus[], now: number): readonly Row[] | undefined {
    this.#kept = new Map(statuses.map((status) => [status.instance.url, this.#rowOf(status, now)]));
    const rows = [...this.#kept.values()].map(({ row }) => row);
    const isSame = rows.length === this.#rows.length && rows.every((row, at) => row === this.#rows[at]);
    this.#rows = rows;
    return isSame ? undefined : rows;
  }

  #rowOf(status: InstanceStatus, now: number): Kept<Row> {
    const before = this.#kept.get(status.instance.url);
    const minute = Math.floor(now / AGES_MS);
    if (before?.status === status && before.minute === minute) {
      return before;
    }
    const trouble = spokenTrouble(status, now);
    const says = whatItSays(status, trouble);
    const row = before?.says === says ? before.row : this.#make(status, trouble);
    return { status, minute, says, row };
  }
}

/** Name, trouble and what decides the icon. */
function whatItSays({ instance, state, attention, failure }: InstanceStatus, trouble: string): string {
  const icon = [state, attention.severity, instance.muted === true, failure !== undefined];
  return [instanceName(instance), trouble, ...icon].join('\n');
}
