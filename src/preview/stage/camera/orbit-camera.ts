/**
 * The camera: named views, flights between them, and the hand's orbit and zoom round them. It decides where the camera is;
 * when to draw is the stage's matter. The hand always wins over a flight.
 */
import { Box3, PerspectiveCamera, Vector3 } from 'three';
import { ease } from './ease.js';
import { FOV_RAD, directionOf, fitDistance, freeSize, heightOnScreen, heightShare, type Viewport } from './framing.js';
import { mixPose, poseDistance, type Pose } from './pose.js';

/** A view the camera can go to. */
export interface CameraView {
  readonly azimuthRad: number;
  readonly polarRad: number;
  /** The owner's wish, metres; the product must fit all the same. */
  readonly distanceM: number;
  /** Part looked at; `null`: the whole product. */
  readonly at: Box3 | null;
}

/**
 * Where the hand may go. Level is the lowest, since below it a product is seen from under its ground; only a view that its
 * owner puts there (`underneath` at the most) shows a sole or a foot.
 */
const POLAR = { min: 12, max: 90, underneath: 168 } as const;
const ZOOM = { min: 0.3, max: 1.5 } as const;
/** Base of a product above the bottom of the free area (look.md). */
const BASE_SHARE = 0.12;
/** Share of the free height that a product may take and still be seen as a whole. */
const ALL_SHARE = 0.94;
const FLIGHT_MS = { min: 300, max: 600 } as const;
/** Half-life of the rest of a hand's movement. */
const DAMPING_MS = 45;
const STILL = 2e-4;
const RAD = Math.PI / 180;

/** The front of a product without views. */
export const DEFAULT_VIEW: CameraView = { azimuthRad: 0, polarRad: 80 * RAD, distanceM: 0, at: null };

/** One camera round one product. */
export class OrbitCamera {
  readonly camera = new PerspectiveCamera((FOV_RAD * 180) / Math.PI, 1, 0.01, 100);
  #viewport: Viewport = { widthPx: 1, heightPx: 1, insets: { topPx: 0, rightPx: 0, bottomPx: 0, leftPx: 0 } };
  #box = new Box3(new Vector3(-0.1, 0, -0.1), new Vector3(0.1, 0.2, 0.1));
  #view: CameraView = DEFAULT_VIEW;
  #turnRad = 0;
  #tiltRad = 0;
  #zoom = 1;
  #pose: Pose | null = null;
  #flight: { readonly from: Pose; readonly durationMs: number; elapsedMs: number } | null = null;
  #reducedMotion = false;

  /** Where the camera stands round the product, radians. */
  get azimuthRad(): number {
    return this.#pose?.azimuthRad ?? 0;
  }

  /** Metres of one pixel at what the camera looks at; `heightPx` is the canvas's. */
  pixelM(heightPx: number): number {
    return (2 * Math.tan(FOV_RAD / 2) * (this.#pose?.distanceM ?? 1)) / heightPx;
  }

  setReducedMotion(reduced: boolean): void {
    this.#reducedMotion = reduced;
    if (reduced) this.#flight = null;
  }

  /** The size of the canvas and what of it is free: follows at once. */
  setViewport(viewport: Viewport, animate: boolean): void {
    this.#viewport = viewport;
    this.camera.aspect = viewport.widthPx / viewport.heightPx;
    this.#go(animate);
  }

  /** The space the product can take, and the current view measured anew in it; the hand's turn and zoom stay. */
  setSubject(box: Box3, view: CameraView, animate: boolean): void {
    if (box.isEmpty()) return;
    const changed = !box.equals(this.#box) || !sameView(view, this.#view);
    this.#box = box.clone();
    this.#view = view;
    if (changed) this.#go(animate);
  }

  /** Goes to a view; the hand's own turn and zoom are forgotten. */
  show(view: CameraView, animate: boolean): void {
    this.#view = view;
    this.#turnRad = this.#tiltRad = 0;
    this.#zoom = 1;
    this.#go(animate);
  }

  orbitBy(azimuthDeg: number, polarDeg: number): void {
    this.#takeOver();
    this.#turnRad += azimuthDeg * RAD;
    const polar = this.#view.polarRad + this.#tiltRad + polarDeg * RAD;
    const lowest = Math.max(POLAR.max * RAD, this.#view.polarRad);
    this.#tiltRad = Math.min(lowest, Math.max(POLAR.min * RAD, polar)) - this.#view.polarRad;
  }

  zoomBy(factor: number): void {
    this.#takeOver();
    this.#zoom = Math.min(ZOOM.max, Math.max(ZOOM.min, this.#zoom * factor));
  }

  /** Stops a flight where it is. */
  hold(): void {
    this.#takeOver();
  }

  /** Moves on; returns whether it still moves. */
  update(elapsedMs: number): boolean {
    const goal = this.#goal();
    const pose = (this.#pose ??= goal);
    if (this.#flight) {
      this.#flight.elapsedMs += elapsedMs;
      const share = ease(this.#flight.elapsedMs / this.#flight.durationMs);
      this.#pose = mixPose(this.#flight.from, goal, share);
      if (share >= 1) this.#flight = null;
    } else {
      const share = this.#reducedMotion ? 1 : 1 - 0.5 ** (elapsedMs / DAMPING_MS);
      this.#pose = poseDistance(pose, goal) < STILL || share === 1 ? goal : mixPose(pose, goal, share);
    }
    this.#place(this.#pose);
    return this.#pose !== goal && poseDistance(this.#pose, goal) >= STILL / 2;
  }

  /** A camera of its own: in a view, or (`null`) where this one is or is flying to. The one on screen is not touched. */
  double(view: CameraView | null, viewport: Viewport = this.#viewport): OrbitCamera {
    const other = new OrbitCamera();
    other.#box = this.#box.clone();
    other.#view = view ?? this.#view;
    if (view === null) {
      other.#turnRad = this.#turnRad;
      other.#tiltRad = this.#tiltRad;
      other.#zoom = this.#zoom;
    }
    other.setViewport(viewport, false);
    other.update(0);
    return other;
  }

  /** The hand goes on from where the camera is, not from where it was flying to. */
  #takeOver(): void {
    if (!this.#flight || !this.#pose) return;
    const goal = this.#goal();
    this.#flight = null;
    this.#turnRad += this.#pose.azimuthRad - goal.azimuthRad;
    this.#tiltRad += this.#pose.polarRad - goal.polarRad;
    this.#zoom *= this.#pose.distanceM / goal.distanceM;
  }

  #go(animate: boolean): void {
    if (this.#pose === null) return;
    const goal = this.#goal();
    this.#flight = null;
    if (!animate || this.#reducedMotion) {
      this.#pose = goal;
      return;
    }
    const share = Math.min(1, poseDistance(this.#pose, goal));
    this.#flight = {
      from: this.#pose,
      durationMs: FLIGHT_MS.min + (FLIGHT_MS.max - FLIGHT_MS.min) * share,
      elapsedMs: 0,
    };
  }

  #goal(): Pose {
    const { azimuthRad, polarRad, distanceM, at } = this.#view;
    const polar = Math.min(POLAR.underneath * RAD, polarRad);
    const share = heightShare(this.#viewport);
    const whole = fitDistance(this.#box, azimuthRad, polar, this.#viewport, share);
    const fitted = at === null ? whole : Math.min(whole, this.#nearDistance(at, azimuthRad, polar, distanceM));
    // Where all of the product fits beside the part, nothing of it is cut off.
    const seen = at && fitDistance(this.#box, azimuthRad, polar, this.#viewport, ALL_SHARE) > fitted ? at : this.#box;
    const heightPx = heightOnScreen(this.#box, azimuthRad, polar, this.#viewport, whole);
    const standing = BASE_SHARE + heightPx / freeSize(this.#viewport).heightPx / 2;
    return {
      azimuthRad: azimuthRad + this.#turnRad,
      polarRad: polar + this.#tiltRad,
      distanceM: fitted * this.#zoom,
      target: seen.getCenter(new Vector3()),
      liftShare: at === null ? Math.min(0.5, Math.max(0.42, standing)) : 0.5,
    };
  }

  /** The owner's wish counts in the free area; a part may be cut off above and below, but not at its sides. */
  #nearDistance(at: Box3, azimuthRad: number, polarRad: number, wishM: number): number {
    const wish = (wishM * this.#viewport.heightPx) / freeSize(this.#viewport).heightPx;
    return Math.max(wish, fitDistance(at, azimuthRad, polarRad, this.#viewport, Infinity));
  }

  #place(pose: Pose): void {
    const { camera } = this;
    const { widthPx, heightPx, insets } = this.#viewport;
    camera.position.copy(directionOf(pose.azimuthRad, pose.polarRad)).multiplyScalar(pose.distanceM).add(pose.target);
    camera.lookAt(pose.target);
    const reach = this.#box.getSize(new Vector3()).length();
    camera.near = Math.max(pose.distanceM / 50, pose.distanceM - 2 * reach);
    camera.far = pose.distanceM + 4 * reach;
    const free = freeSize(this.#viewport);
    const centerX = insets.leftPx + free.widthPx / 2;
    const centerY = insets.topPx + free.heightPx * (1 - pose.liftShare);
    camera.setViewOffset(widthPx, heightPx, widthPx / 2 - centerX, heightPx / 2 - centerY, widthPx, heightPx);
    camera.updateMatrixWorld();
  }
}

function sameView(a: CameraView, b: CameraView): boolean {
  const boxes = a.at === b.at || (a.at !== null && b.at !== null && a.at.equals(b.at));
  return boxes && a.azimuthRad === b.azimuthRad && a.polarRad === b.polarRad && a.distanceM === b.distanceM;
}
