// Nodes with the shape of their kind for sigma: each a triangle around the shape, cut out by its distance to the outline.

const SHAPES = ["dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"];

const VERTEX = `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_rim;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_at;
varying float v_shape;
varying float v_edge;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 away = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + away, 1.0)).xy, 0.0, 1.0);
  v_at = 4.0 * vec2(cos(a_angle), sin(a_angle));
  v_edge = u_correctionRatio / size * 6.0;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_rim = a_rim;
  v_color.a *= 255.0 / 254.0;
}`;

const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec4 v_rim;
varying vec2 v_at;
varying float v_shape;
varying float v_edge;
float polygon(vec2 p, float sides, float turn, float radius) {
  float arc = 6.2831853 / sides;
  float angle = atan(p.y, p.x) + turn;
  return cos(floor(0.5 + angle / arc) * arc - angle) * length(p) - radius * cos(arc / 2.0);
}
float star(vec2 p) {
  float arc = 6.2831853 / 10.0;
  float angle = mod(atan(p.x, p.y), arc * 2.0);
  angle = min(angle, arc * 2.0 - angle);
  vec2 q = length(p) * vec2(sin(angle), cos(angle));
  vec2 tip = vec2(0.0, 1.05), dent = 0.45 * vec2(sin(arc), cos(arc));
  vec2 side = dent - tip, from = q - tip;
  return (side.x * from.y - side.y * from.x) / length(side);
}
float outside(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.9;
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - 1.15) * 0.7071;
  if (v_shape < 3.5) return polygon(p, 3.0, -1.5707963, 1.2);
  if (v_shape < 4.5) return polygon(p, 3.0, 1.5707963, 1.2);
  if (v_shape < 5.5) return polygon(p, 6.0, 0.0, 1.05);
  return star(p);
}
void main() {
  float away = outside(v_at);
  #ifdef PICKING_MODE
  if (away > 0.0) discard;
  gl_FragColor = v_color;
  #else
  if (away > v_edge) discard;
  float rim = smoothstep(-0.2 - v_edge, -0.2 + v_edge, away);
  float there = 1.0 - smoothstep(0.0, v_edge, away);
  gl_FragColor = mix(v_color, v_rim, rim) * there;
  #endif
}`;

/** Give the program. @param {any} Sigma the library */
export function shapeProgram(Sigma) {
  const { NodeProgram } = Sigma.rendering, { floatColor } = Sigma.utils;
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
  return class extends NodeProgram {
    /** What the graphics card is given. */
    getDefinition() {
      return {
        VERTICES: 3, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT, METHOD: TRIANGLES,
        UNIFORMS: ["u_sizeRatio", "u_correctionRatio", "u_matrix"],
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT }, { name: "a_size", size: 1, type: FLOAT }, { name: "a_shape", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true }, { name: "a_rim", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_angle", size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }

    /** Write one node. @param {number} id @param {number} at @param {any} node */
    processVisibleItem(id, at, node) {
      const shape = Math.max(0, SHAPES.indexOf(node.shape));
      this.array.set([node.x, node.y, node.size, shape, floatColor(node.color), floatColor(node.rim), id], at);
    }

    /** Say how the window lies over the graph. @param {any} params @param {any} program */
    setUniforms(params, { gl, uniformLocations }) {
      gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
    }
  };
}
