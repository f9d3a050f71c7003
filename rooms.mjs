/**
 * Which room of src/ may import which: the one table that ESLint and test/unit/structure go by.
 *
 * A floor is a folder with rooms in it. A room is a folder of it, or a single file where that file has another rank
 * than the rest; `*` are the remaining files of the floor, which may import each other. A room may import only what
 * stands in its list: a room with all that is in it, a part of one (`usage/protocol`), or `*`. `**` is everything
 * on the floor. Imports within a room are a matter of the floor that the room itself may be.
 */
export const FLOORS = {
  src: {
    files: [],
    instances: [],
    gitlab: ['files', 'instances'],
    licensing: ['instances', 'gitlab'],
    usage: ['instances', 'gitlab', 'licensing'],
    tables: [],
    seats: ['instances', 'gitlab', 'licensing', 'usage', 'tables'],
    importing: ['instances', 'gitlab', 'usage'],
    fleet: ['instances', 'gitlab', 'licensing'],
    overview: ['instances', 'gitlab', 'licensing', 'tables', 'fleet'],
    storage: ['files', 'instances', 'gitlab', 'licensing', 'fleet'],
    words: [
      'files',
      'instances',
      'gitlab',
      'licensing',
      'usage',
      'tables',
      'seats',
      'importing',
      'fleet',
      'overview',
    ],
    api: ['instances', 'gitlab', 'licensing', 'fleet'],
    ui: [
      'files',
      'instances',
      'gitlab',
      'licensing',
      'usage',
      'tables',
      'seats',
      'importing',
      'fleet',
      'overview',
      'storage',
      'words',
      'api',
    ],
    webview: ['usage/protocol', 'tables', 'seats', 'overview'],
    '*': ['**'],
  },

  // The client and all that asks questions stand on http, and http on the door for what servers say. What can go wrong,
  // and what JSON is, all must know.
  'src/gitlab': {
    errors: [],
    parseJson: [],
    foreign: ['errors', 'parseJson'],
    http: ['errors', 'parseJson', 'foreign'],
    graphql: ['errors', 'parseJson', 'foreign', 'http'],
    guardedObject: ['foreign'],
    users: ['errors', 'foreign', 'http', 'guardedObject'],
    connectionTest: ['**'],
    '*': ['**'],
  },

  // Days, coverage, roles and seats are the ground; what is known about keys and changes is built on it.
  'src/licensing': {
    '*': [],
    key: ['*'],
    precheck: ['*', 'key'],
    changes: ['*', 'key'],
  },

  // What a key says is read from what was found in a text.
  'src/licensing/key': {
    text: [],
    '*': ['text'],
  },

  // The fleet asks when to refresh next, and what is true; what answers knows facts, and no fleet. Who is told what is
  // decided from statuses.
  'src/fleet': {
    facts: [],
    lanes: [],
    asking: ['facts'],
    polling: ['facts'],
    stored: ['facts'],
    notifications: ['*', 'facts'],
    '*': ['**'],
  },

  'src/usage': {
    '*': [],
    reading: ['*'],
    figures: ['*', 'reading'],
  },

  'src/words': {
    text: [],
    failures: ['text'],
    licenses: ['text'],
    instances: ['text', 'failures', 'licenses'],
    precheck: ['text', 'licenses'],
    changes: ['text', 'failures', 'licenses', 'instances'],
    report: ['text', 'failures', 'licenses', 'instances'],
    usage: ['text', 'failures', 'licenses', 'precheck'],
    notifications: ['text', 'failures', 'licenses', 'instances'],
    several: ['text', 'failures', 'instances'],
    importing: ['text', 'failures', 'instances', 'several'],
    renewal: ['text', 'licenses', 'instances', 'usage'],
    seats: ['text', 'failures', 'licenses', 'report', 'usage'],
    connectionTest: ['text', 'failures'],
    overview: ['text', 'failures', 'licenses', 'instances', 'report'],
  },

  // From the door to the window up: what everything uses, one room for each subject, what starts them.
  'src/ui': {
    window: [],
    throttledChanges: [],
    base: ['window'],
    tree: ['window', 'base'],
    statusBar: ['window', 'base', 'throttledChanges'],
    signIn: ['window', 'base'],
    several: ['window', 'base', 'background', 'signIn', 'changes', 'report'],
    importing: ['window', 'base', 'signIn', 'several'],
    background: ['window', 'base', 'throttledChanges'],
    notifications: ['window', 'base'],
    seats: ['window', 'base', 'changes', 'usage'],
    connectionTest: ['window', 'base', 'signIn'],
    overview: ['window', 'base', 'changes', 'throttledChanges'],
    changes: ['window', 'base', 'tree', 'signIn'],
    report: ['window', 'base', 'changes'],
    usage: ['window', 'base', 'changes'],
    renewal: ['window', 'base', 'changes', 'usage'],
    commands: [
      'window',
      'base',
      'tree',
      'statusBar',
      'signIn',
      'background',
      'notifications',
      'seats',
      'connectionTest',
      'several',
      'overview',
      'importing',
      'changes',
      'report',
      'usage',
      'renewal',
    ],
    '*': ['**'],
  },

  // Groups stand above the instances, and know nothing of what is below them.
  'src/ui/tree': {
    nodes: [],
    groups: ['nodes'],
    '*': ['**'],
  },

  'src/ui/changes': {
    sending: [],
    saving: ['sending'],
    delete: ['sending', 'saving'],
    watchRecount: ['sending'],
    refreshBillableUsers: ['sending', 'watchRecount'],
    add: ['sending', 'saving', 'delete', 'refreshBillableUsers'],
    '*': ['**'],
  },

  'src/webview': {
    dom: [],
    format: [],
    host: [],
    message: ['dom', 'host'],
    styles: [],
    chart: ['dom', 'format'],
    table: ['dom', 'format'],
    users: ['dom', 'format', 'table'],
    instances: ['dom', 'format', 'table'],
    '*': ['**'],
  },
};

/** Rooms of src/ without VS Code: they run, and are tested, in plain Node. */
export const PURE = [
  'files',
  'instances',
  'gitlab',
  'licensing',
  'usage',
  'tables',
  'seats',
  'importing',
  'fleet',
  'overview',
  'words',
];

/**
 * Says what is wrong with an import.
 *
 * @param from the file that imports, below the project's folder, with `/` between its parts
 * @param to the file or folder that is imported, likewise; with or without extension
 * @param floors the table to go by
 * @returns undefined where the import is allowed
 */
export function forbiddenImport(from, to, floors = FLOORS) {
  const importer = partsOf(from);
  const imported = partsOf(to);
  const depth = importer.findIndex((part, index) => part !== imported[index]);
  const floor = importer.slice(0, depth).join('/');
  const rooms = floors[floor];
  if (depth < 1 || rooms === undefined) return undefined;

  const room = importer[depth] in rooms ? importer[depth] : '*';
  const target = imported.slice(depth);
  if (room === '*' && !(target[0] in rooms)) return undefined;

  const allowed = rooms[room] ?? [];
  if (allowed.some((entry) => covers(entry, target, rooms))) return undefined;
  return `${from} must not import ${to}: see rooms.mjs for what ${floor}/${room} may.`;
}

function covers(entry, target, rooms) {
  if (entry === '**') return true;
  if (entry === '*') return target.length === 1 && !(target[0] in rooms);
  return `${target.join('/')}/`.startsWith(`${entry}/`);
}

function partsOf(path) {
  return path.replace(/\.(ts|css)$/, '').split('/');
}
