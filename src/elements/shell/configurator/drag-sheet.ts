/** A press that moves less is a tap, px. */
const TAP_PX = 6;
/** How far a flick carries the sheet on, ms of its speed. */
const GLIDE_MS = 180;

/** A sheet as the hand moves it. */
export interface DraggedSheet {
  /** The hand has moved far enough: this is no tap. */
  readonly begin: () => void;
  /** The height the hand asks for now, px. */
  readonly move: (px: number) => void;
  /** The hand lets go; the height the sheet was heading for, px. */
  readonly end: (px: number) => void;
}

/** Follows one press on the grip until it ends. `from` is what was pressed, at which height. */
export function dragSheet(
  grip: HTMLElement,
  from: { readonly event: PointerEvent; readonly px: number },
  sheet: DraggedSheet,
): void {
  const { clientY, timeStamp, pointerId } = from.event;
  let isDragged = false;
  const heightAt = (event: PointerEvent): number => from.px + clientY - event.clientY;
  const move = (event: PointerEvent): void => {
    if (!isDragged && Math.abs(clientY - event.clientY) < TAP_PX) return;
    if (!isDragged) {
      isDragged = true;
      grip.setPointerCapture(pointerId);
      sheet.begin();
    }
    sheet.move(heightAt(event));
  };
  const end = (event: PointerEvent): void => {
    grip.removeEventListener('pointermove', move);
    const speed = (clientY - event.clientY) / Math.max(1, event.timeStamp - timeStamp);
    if (isDragged) sheet.end(heightAt(event) + speed * GLIDE_MS);
  };
  grip.addEventListener('pointermove', move);
  grip.addEventListener('pointerup', end, { once: true });
  grip.addEventListener('pointercancel', end, { once: true });
}
