/** Prints an HTML document through the browser's print dialog without leaving the page. */
export async function printInFrame(html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'print';
  frame.srcdoc = html;
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  const page = frame.contentWindow;
  if (page === null) return frame.remove();
  page.addEventListener('afterprint', () => frame.remove(), { once: true });
  page.print();
}
