// Distance between two points of the earth: a straight line, since no document gives a route.

export interface Point {
  readonly lat: number;
  readonly lng: number;
}

const earthMetres = 6_371_000;
/** A cable follows streets: length over straight line, assumed. */
const detour = 1.3;

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Great-circle distance in metres. */
export function metresBetween(a: Point, b: Point): number {
  const [lat, lng] = [radians(b.lat - a.lat), radians(b.lng - a.lng)];
  const chord = Math.sin(lat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lng / 2) ** 2;
  return 2 * earthMetres * Math.asin(Math.sqrt(chord));
}

/** A cable's length in metres, in tens; at least ten. */
export function cableMetres(a: Point, b: Point): number {
  return Math.max(10, Math.ceil((metresBetween(a, b) * detour) / 10) * 10);
}
