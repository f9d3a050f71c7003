import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { element } from '../dom';
import { RowsInSight } from './rowsInSight';

/** Large enough to be hit, https://www.w3.org/TR/WCAG22/#target-size-minimum. */
const ROW_HEIGHT = 24;

/** Of the headings, which stay in sight. */
const HEADER_HEIGHT = 32;

/** The class of a cell that selects its row when it's clicked. */
export const CHECK_CELL = 'check';

/** In pixels, until the page is laid out. */
const USUAL_SIZE = { width: 400, height: 280 };

/** Where a row stands. */
export interface RowState {
  /** Of the rows that are shown, from 0 on. */
  readonly place: number;
  /** Whether the keyboard is there. */
  readonly isChosen: boolean;
}

interface RowSelection {
  /** Hears Space on a row, and a click on its {@link CHECK_CELL}. */
  readonly toggle: (place: number) => void;
  /** Hears Ctrl+A, and Cmd+A. */
  readonly selectAll: () => void;
}

interface GridParts {
  /** The column headings, in order. */
  readonly headings: readonly HTMLElement[];
  /** The id of the heading that names the grid. */
  readonly labelledBy: string;
  /** The id of what says which keys there are. */
  readonly describedBy?: string;
  /** How many rows there will be at first. */
  readonly expected: number;
  /** Makes a row that is in sight. */
  readonly row: (state: RowState) => HTMLElement;
  /** Hears that the grid is laid out, and can be filled. */
  readonly mounted: () => void;
  /** Hears Enter on a row, and a double click. */
  readonly activate?: (place: number) => void;
  /** What selects rows, in a grid that lets more than one be selected. */
  readonly select?: RowSelection;
  /** Hears that the keyboard is on another row. */
  readonly chosen?: () => void;
}

/** Rows of which only those in sight exist as elements, with one that the keyboard is on. */
export class Grid {
  readonly root: HTMLElement;
  readonly #parts: GridParts;
  readonly #body: HTMLElement;
  readonly #rows: RowsInSight;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #count = 0;
  #chosen = -1;

  constructor(parts: GridParts) {
    this.#parts = parts;
    this.#body = element('div', { class: 'rows', attributes: { role: 'rowgroup' } });
    this.#rows = new RowsInSight(this.#body, (place, start) => this.#row(place, start));
    this.root = this.#grid();
    // As high as it will be, so that nobody's place in the page moves when it is filled.
    this.#body.style.height = `${parts.expected * ROW_HEIGHT}px`;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count: 0,
      getScrollElement: () => this.root,
      estimateSize: () => ROW_HEIGHT,
      overscan: 8,
      scrollMargin: HEADER_HEIGHT,
      scrollPaddingStart: HEADER_HEIGHT,
      initialRect: USUAL_SIZE,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#drawInSight(),
    });
    // It is as high as it is laid out, and the chart comes first.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#virtualizer._didMount();
        parts.mounted();
      }),
    );
  }

  /** The row that the keyboard is on; -1: none. */
  get chosen(): number {
    return this.#chosen;
  }

  /**
   * Shows other rows, from the first one on.
   *
   * @param chosen the row to keep, and to stay where the page is scrolled to; -1: begin at the top
   */
  fill(count: number, { keepsPlace = false, chosen = -1 } = {}): void {
    this.#count = count;
    this.#chosen = chosen;
    this.root.setAttribute('aria-rowcount', String(count + 1));
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count });
    this.#virtualizer._willUpdate();
    // Where it's there already, the browser would lay out the page to find out.
    if (!keepsPlace && this.#virtualizer.scrollOffset !== 0) {
      this.#virtualizer.scrollToOffset(0);
    }
    this.#draw();
  }

  choose(place: number, align: 'auto' | 'center' = 'auto'): void {
    if (place < 0) {
      return;
    }
    this.#chosen = place;
    this.#virtualizer.scrollToIndex(place, { align });
    this.#draw();
    this.#parts.chosen?.();
  }

  #grid(): HTMLElement {
    const header = element(
      'div',
      { class: 'row header', attributes: { role: 'row', 'aria-rowindex': '1' } },
      this.#parts.headings,
    );
    const head = element('div', { class: 'head-rows', attributes: { role: 'rowgroup' } }, [header]);
    const attributes = {
      id: 'rows',
      role: 'grid',
      tabindex: '0',
      'aria-labelledby': this.#parts.labelledBy,
      'aria-readonly': 'true',
      ...(this.#parts.describedBy !== undefined && { 'aria-describedby': this.#parts.describedBy }),
      ...(this.#parts.select !== undefined && { 'aria-multiselectable': 'true' }),
    };
    const grid = element('div', { class: 'table', attributes }, [head, this.#body]);
    grid.addEventListener('keydown', (event) => this.#type(event));
    this.#body.addEventListener('click', (event) => this.#click(event));
    this.#body.addEventListener('dblclick', (event) => {
      if (!isOnControl(event)) {
        this.#activate(placeIn(event));
      }
    });
    return grid;
  }

  /** Draws the rows in sight once more: what they show has changed. */
  redraw(): void {
    this.#draw();
  }

  #draw(): void {
    this.#rows.clear();
    this.#drawInSight();
  }

  #drawInSight(): void {
    this.#body.style.height = `${this.#virtualizer.getTotalSize()}px`;
    this.#rows.show(this.#virtualizer.getVirtualItems());
    const active = this.#rows.has(this.#chosen) ? `row-${this.#chosen}` : '';
    this.root.setAttribute('aria-activedescendant', active);
  }

  #row(place: number, start: number): HTMLElement {
    const made = this.#parts.row({ place, isChosen: place === this.#chosen });
    made.style.transform = `translateY(${start - HEADER_HEIGHT}px)`;
    return made;
  }

  #click(event: MouseEvent): void {
    const place = placeIn(event);
    const isCheck = event.target instanceof Element && event.target.closest(`.${CHECK_CELL}`) !== null;
    this.choose(place);
    if (isCheck && place >= 0) {
      this.#parts.select?.toggle(place);
    }
  }

  #activate(place: number): void {
    if (place >= 0) {
      this.#parts.activate?.(place);
    }
  }

  /** @returns whether it was a key of the selection */
  #typeSelection({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const { select } = this.#parts;
    if (select === undefined) {
      return false;
    }
    if (key === ' ' && this.#chosen >= 0) {
      select.toggle(this.#chosen);
      return true;
    }
    if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) {
      select.selectAll();
      return true;
    }
    return key === ' ';
  }

  #type(event: KeyboardEvent): void {
    // The headings have keys of their own.
    if (event.target !== this.root) {
      return;
    }
    if (event.key === 'Enter') {
      this.#activate(this.#chosen);
      return;
    }
    if (this.#typeSelection(event)) {
      event.preventDefault();
      return;
    }
    const page = Math.floor((this.root.clientHeight - HEADER_HEIGHT) / ROW_HEIGHT);
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: -1,
      ArrowDown: 1,
      PageUp: -page,
      PageDown: page,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.choose(Math.min(Math.max(this.#chosen + step, 0), this.#count - 1));
    }
  }
}

/** A second click there is meant for it, and not for the row. */
function isOnControl({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest(`button, .${CHECK_CELL}`) !== null;
}

/** The place of the row that was pointed at; -1 for none. */
function placeIn({ target }: MouseEvent): number {
  const row = target instanceof Element ? target.closest('.row') : null;
  return row === null ? -1 : Number(row.id.replace('row-', ''));
}
