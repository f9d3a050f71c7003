import type { CDPSession, Frame, Page } from '@playwright/test';

/** Something that a screen reader is told of. */
export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** All text within it. */
  readonly text: string;
  /** How changes of it are read out; absent: they aren't. */
  readonly live?: string;
}

/** What Chromium tells of a frame to screen readers, without what they are not to see. */
export async function accessibilityTree(page: Page, frame: Frame): Promise<AccessibleNode[]> {
  const session = await sessionOf(page, frame);
  const { root } = await documentOf(session);
  const elementId = frame.parentFrame() === null ? '' : await idOfElement(frame);
  const frameId = frameIds(root, elementId).at(-1);
  const { nodes } = await session.send('Accessibility.getFullAXTree', frameId ? { frameId } : {});
  await session.detach();
  type Node = (typeof nodes)[number];
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textOf = (node: Node): string =>
    node.role?.value === 'StaticText'
      ? valueOf(node.name)
      : (node.childIds ?? []).map((id) => (byId.has(id) ? textOf(byId.get(id)!) : '')).join('');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => {
      const live = node.properties?.find(({ name }) => name === 'live');
      return {
        role: valueOf(node.role),
        name: valueOf(node.name),
        description: valueOf(node.description),
        text: textOf(node),
        ...(live && { live: valueOf(live.value) }),
      };
    });
}

/** A frame of another origin has a session of its own, which those within it share. */
async function sessionOf(page: Page, frame: Frame): Promise<CDPSession> {
  const parent = frame.parentFrame();
  try {
    return await page.context().newCDPSession(parent === null ? page : frame);
  } catch (error) {
    if (parent === null) {
      throw error;
    }
    return sessionOf(page, parent);
  }
}

/** A page that writes its own document has no address by which it could be found. */
async function idOfElement(frame: Frame): Promise<string> {
  return (await (await frame.frameElement()).getAttribute('id')) ?? '';
}

type DomNode = Awaited<ReturnType<typeof documentOf>>['root'];

function documentOf(session: CDPSession) {
  return session.send('DOM.getDocument', { depth: -1, pierce: true });
}

/** The frames whose element has an id, in the order of the document. */
function frameIds(node: DomNode, elementId: string): string[] {
  const { attributes = [], frameId, children = [], shadowRoots = [], contentDocument } = node;
  const isIt = attributes.some((name, place) => name === 'id' && attributes[place + 1] === elementId);
  const within = [...children, ...shadowRoots, ...(contentDocument ? [contentDocument] : [])];
  return [
    ...(isIt && frameId !== undefined ? [frameId] : []),
    ...within.flatMap((child) => frameIds(child, elementId)),
  ];
}

function valueOf(value: { readonly value?: unknown } | undefined): string {
  return typeof value?.value === 'string' ? value.value : '';
}
