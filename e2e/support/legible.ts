// What somebody could not read or reach on a page: text that is cut off without saying so, and controls under something else.
import type { Page } from '@playwright/test';

/** Descriptions of such places in what is visible of a part of the page. */
export function illegible(page: Page, part = 'body'): Promise<string[]> {
  return page.evaluate((selector) => {
    const found: string[] = [];
    const root = document.querySelector(selector);
    if (!root) return [`there is no ${selector}`];
    const name = (element: Element) => {
      const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${label.trim().slice(0, 40)}"`;
    };
    const shown = (element: Element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const style = (element: Element) => getComputedStyle(element);
    /** What of a rectangle can be seen or scrolled to; what scrolls is no loss. */
    const lost = (element: Element, box: DOMRect): string | null => {
      for (let it: Element | null = element; it; it = it.parentElement) {
        const { overflowX, overflowY, textOverflow, clipPath, position, display } = style(it);
        if (clipPath !== 'none') return null;
        const clip = it.getBoundingClientRect();
        // Only for screen readers.
        if (clip.width <= 2 || clip.height <= 2) return null;
        const beside = box.right > clip.right + 2 || box.left < clip.left - 2;
        const below = box.bottom > clip.bottom + 3 || box.top < clip.top - 3;
        const scrolls = (how: string) => how === 'auto' || how === 'scroll';
        if (scrolls(overflowX) && beside) return null;
        if (scrolls(overflowY) && below) return null;
        const hides = (how: string) => how === 'hidden' || how === 'clip';
        if (hides(overflowX) && beside && textOverflow !== 'ellipsis') return `is cut off by ${name(it)}`;
        if (hides(overflowX) && beside) return null;
        if (hides(overflowY) && below && !style(it).webkitLineClamp.match(/\d/)) return `is cut off by ${name(it)}`;
        if (position === 'fixed') break;
        if (display === 'contents') continue;
      }
      return null;
    };
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || !shown(element) || element.closest('svg, option, .visually-hidden')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || box.bottom < 0 || box.top > innerHeight) continue;
      const why = lost(element, box);
      if (why) found.push(`${name(element)} ${why}`);
      else if ((box.right > innerWidth + 2 && !element.closest('.event-table')) && !scrollsSideways(element)) {
        found.push(`${name(element)} is beside the page`);
      }
    }
    function scrollsSideways(element: Element) {
      for (let it: Element | null = element; it; it = it.parentElement) {
        if (['auto', 'scroll'].includes(style(it).overflowX) && it.scrollWidth > it.clientWidth) return true;
      }
      return false;
    }
    // A control of which a third can be seen must be on top there.
    for (const control of root.querySelectorAll('button, a[href], input, select, textarea, summary')) {
      if (!shown(control) || control.matches(':disabled')) continue;
      const box = control.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (box.width < 2 || x < 0 || y < 0 || x > innerWidth || y > innerHeight || style(control).clipPath !== 'none') continue;
      let inside = true;
      for (let it = control.parentElement; it; it = it.parentElement) {
        const clip = it.getBoundingClientRect();
        if (style(it).overflow !== 'visible' && (x < clip.left || x > clip.right || y < clip.top || y > clip.bottom)) inside = false;
      }
      const top = document.elementFromPoint(x, y);
      if (inside && top && !control.contains(top) && !top.contains(control) && !top.closest('label')?.contains(control)) {
        found.push(`${name(control)} is under ${name(top)}`);
      }
    }
    return [...new Set(found)];
  }, part);
}

/** Numbers of five digits and more that are not in groups, outside of what is quoted from files. */
export function ungrouped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || element.closest('bdi, code, pre, time, option, .event-table, .record-tree, script, style')) continue;
      const text = node.textContent ?? '';
      // Accounts have twelve digits.
      const numbers = text.match(/(?<![\d.,:/\w-])\d{5,}(?![\w-])/g) ?? [];
      found.push(...numbers.filter((it) => it.length !== 12).map((it) => `${it} in ${element.className}: ${text.slice(0, 60)}`));
    }
    return found;
  });
}
