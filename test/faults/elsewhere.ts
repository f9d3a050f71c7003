import { openFaultyServer, type Arrival, type FaultyServer } from './faultyServer';
import { json } from './responses';

/** Another host, where requests may be sent to but no token may arrive. */
export interface Elsewhere {
  /** An address of its own for one cell, which answers as a GitLab does. */
  readonly address: string;
  arrivals(): readonly Arrival[];
}

export interface OtherHost {
  placeFor(cell: string): Elsewhere;
  close(): Promise<void>;
}

export async function openOtherHost(): Promise<OtherHost> {
  const server: FaultyServer = await openFaultyServer({
    respond: json(200, { version: '18.10.1-ee', enterprise: true }),
  });
  return {
    placeFor: (cell) => ({
      address: `http://127.0.0.1:${server.port}/${cell}`,
      arrivals: () => server.arrivals.filter(({ path }) => path.startsWith(`/${cell}/`)),
    }),
    close: () => server.close(),
  };
}
