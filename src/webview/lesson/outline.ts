/** The outline shows which section is being read. */

/** A heading counts once it is in the upper part of the window. */
const READING_SHARE = 0.3;

/** Marks the section in which the reader is, in every outline of the page. */
export function markSection(page: HTMLElement): void {
  const links = [...page.querySelectorAll<HTMLAnchorElement>('.outline a[href^="#"]')];
  const line = window.innerHeight * READING_SHARE;
  const isAtEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
  let current: string | null = null;
  for (const link of links) {
    const place = link.getAttribute('href') ?? '';
    const heading = document.getElementById(place.slice(1));
    if (heading === null) continue;
    // A short last section never comes up so far.
    const { top } = heading.getBoundingClientRect();
    if (top <= line || (isAtEnd && top < window.innerHeight)) current = place;
  }
  for (const link of links) {
    if (link.getAttribute('href') === current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}

/** Follows the reader from now on, at most once a frame. */
export function followReader(page: HTMLElement): void {
  let waits = false;
  const look = (): void => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      markSection(page);
    });
  };
  window.addEventListener('scroll', look, { passive: true });
  window.addEventListener('resize', look, { passive: true });
}
