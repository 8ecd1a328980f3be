// Shapes of classes that sigma lacks, as signed distances (Quilez, https://iquilezles.org/articles/distfunctions2d/).
const SHAPES = [
  drawing.sdfCircle(), drawing.sdfSquare(), drawing.sdfDiamond(), drawing.sdfTriangle(), { ...drawing.sdfRectangle({ aspectRatio: 2 }) },
  {
    name: "down", inradiusFactor: 0.5,
    glsl: `float sdf_down(vec2 uv, float size) {
  const float k = sqrt(3.0);
  float r = size * k / 2.0;
  vec2 p = vec2(abs(uv.x) - r, -uv.y + r / k);
  if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
  p.x -= clamp(p.x, -2.0 * r, 0.0);
  return -length(p) * sign(p.y);
}`,
  },
  {
    name: "hexagon", inradiusFactor: 0.866,
    glsl: `float sdf_hexagon(vec2 uv, float size) {
  const vec3 k = vec3(-0.866025404, 0.5, 0.577350269);
  float r = size * 0.9;
  vec2 p = abs(uv.yx);
  p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
  p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
  return length(p) * sign(p.y);
}`,
  },
  {
    name: "star", inradiusFactor: 0.45,
    glsl: `float sdf_star(vec2 uv, float size) {
  const vec2 k1 = vec2(0.809016994375, -0.587785252292);
  const vec2 k2 = vec2(-k1.x, k1.y);
  vec2 p = vec2(abs(uv.x), uv.y);
  p -= 2.0 * max(dot(k1, p), 0.0) * k1;
  p -= 2.0 * max(dot(k2, p), 0.0) * k2;
  p.x = abs(p.x);
  p.y -= size;
  vec2 ba = 0.45 * vec2(-k1.y, k1.x) - vec2(0.0, 1.0);
  float h = clamp(dot(p, ba) / dot(ba, ba), 0.0, size);
  return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
}`,
  },
];
const SHAPE_NAMES = { dot: "circle", square: "square", diamond: "diamond", triangle: "triangle", triangleDown: "down", hexagon: "hexagon", star: "star", box: "rectangle" };
