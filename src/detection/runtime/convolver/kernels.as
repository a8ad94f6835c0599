/*
 * The arithmetic of plain convolutional networks, in AssemblyScript. `kernels.wasm` is made of it by
 * `npm run kernels`; a test fails when the two differ.
 *
 * A tensor lies row by row with its channels side by side, filled up to a multiple of eight, and a border of one pixel
 * of zeros all around. All threads run the same program over one memory and meet after every step.
 */

/** Filled by the host: what one step of the program is. Bytes where a word is a distance or an address. */
const STEP_BYTES: usize = 96;

/** Where the threads meet: how many have arrived, and how often all have. */
const ARRIVED: usize = 0;
const MEETINGS: usize = 4;
/** Grows by one with every run; helpers sleep on it. */
const RUNS: usize = 8;
const STEP_COUNT: usize = 12;
const THREADS: usize = 16;
export const PROGRAM: usize = 1024;
/** Turns of waiting before a thread goes to sleep: a step is short, and waking takes longer. */
const SPINS: i32 = 4000;

/** Runs the program with as many helpers as there are; returns when every step is done. */
export function run(): void {
  atomic.add<i32>(RUNS, 1);
  atomic.notify(RUNS, -1);
  steps(0);
}

/** A helper: takes its part in every run, for ever. */
export function help(thread: i32): void {
  let seen = 0;
  while (true) {
    while (atomic.load<i32>(RUNS) == seen) atomic.wait<i32>(RUNS, seen, -1);
    seen++;
    steps(thread);
  }
}

function meet(threads: i32): void {
  if (threads == 1) return;
  const meeting = atomic.load<i32>(MEETINGS);
  if (atomic.add<i32>(ARRIVED, 1) == threads - 1) {
    atomic.store<i32>(ARRIVED, 0);
    atomic.add<i32>(MEETINGS, 1);
    atomic.notify(MEETINGS, -1);
    return;
  }
  for (let i = 0; i < SPINS; i++) if (atomic.load<i32>(MEETINGS) != meeting) return;
  while (atomic.load<i32>(MEETINGS) == meeting) atomic.wait<i32>(MEETINGS, meeting, -1);
}

function steps(thread: i32): void {
  const count = load<i32>(STEP_COUNT);
  const threads = load<i32>(THREADS);
  for (let i = 0; i < count; i++) {
    const step = PROGRAM + <usize>i * STEP_BYTES;
    switch (load<i32>(step)) {
      case 1: convolve(step, thread, threads); break;
      case 2: winograd(step, thread, threads); break;
      case 3: interleave(step, thread, threads); break;
      case 4: planar(step, thread, threads); break;
      case 5: enlarge(step, thread, threads); break;
      case 6: combine(step, thread, threads); break;
      case 7: average(step, thread, threads); break;
    }
    meet(threads);
  }
}

@inline
function word(step: usize, index: i32): i32 {
  return load<i32>(step + (<usize>index << 2));
}

@inline
function share(count: i32, thread: i32, threads: i32): i32 {
  return count * thread / threads;
}

/**
 * Six rows by eight columns of a matrix product. A row of the left one is `runs` pieces of `length` numbers,
 * `runStep` bytes apart; the right one is packed eight columns wide.
 */
@inline
function block(
  a: usize, aStep: usize, runs: i32, length: i32, runStep: usize,
  b: usize, bias: usize, add: usize, out: usize, outStep: usize, relu: i32,
): void {
  let c00 = v128.load(bias), c01 = v128.load(bias, 16);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01, c40 = c00, c41 = c01, c50 = c00, c51 = c01;
  const a1 = aStep, a2 = aStep * 2, a3 = aStep * 3, a4 = aStep * 4, a5 = aStep * 5;
  for (let run = 0; run < runs; run++) {
    let p = a;
    const end = a + (<usize>length << 2);
    while (p < end) {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
      let s = v128.load32_splat(p);
      c00 = f32x4.relaxed_madd(s, b0, c00);
      c01 = f32x4.relaxed_madd(s, b1, c01);
      s = v128.load32_splat(p + a1);
      c10 = f32x4.relaxed_madd(s, b0, c10);
      c11 = f32x4.relaxed_madd(s, b1, c11);
      s = v128.load32_splat(p + a2);
      c20 = f32x4.relaxed_madd(s, b0, c20);
      c21 = f32x4.relaxed_madd(s, b1, c21);
      s = v128.load32_splat(p + a3);
      c30 = f32x4.relaxed_madd(s, b0, c30);
      c31 = f32x4.relaxed_madd(s, b1, c31);
      s = v128.load32_splat(p + a4);
      c40 = f32x4.relaxed_madd(s, b0, c40);
      c41 = f32x4.relaxed_madd(s, b1, c41);
      s = v128.load32_splat(p + a5);
      c50 = f32x4.relaxed_madd(s, b0, c50);
      c51 = f32x4.relaxed_madd(s, b1, c51);
      p += 4;
      b += 32;
    }
    a += runStep;
  }
  if (add) {
    c00 = f32x4.add(c00, v128.load(add)); c01 = f32x4.add(c01, v128.load(add, 16)); add += outStep;
    c10 = f32x4.add(c10, v128.load(add)); c11 = f32x4.add(c11, v128.load(add, 16)); add += outStep;
    c20 = f32x4.add(c20, v128.load(add)); c21 = f32x4.add(c21, v128.load(add, 16)); add += outStep;
    c30 = f32x4.add(c30, v128.load(add)); c31 = f32x4.add(c31, v128.load(add, 16)); add += outStep;
    c40 = f32x4.add(c40, v128.load(add)); c41 = f32x4.add(c41, v128.load(add, 16)); add += outStep;
    c50 = f32x4.add(c50, v128.load(add)); c51 = f32x4.add(c51, v128.load(add, 16));
  }
  if (relu) {
    const zero = f32x4.splat(0);
    c00 = f32x4.max(c00, zero); c01 = f32x4.max(c01, zero);
    c10 = f32x4.max(c10, zero); c11 = f32x4.max(c11, zero);
    c20 = f32x4.max(c20, zero); c21 = f32x4.max(c21, zero);
    c30 = f32x4.max(c30, zero); c31 = f32x4.max(c31, zero);
    c40 = f32x4.max(c40, zero); c41 = f32x4.max(c41, zero);
    c50 = f32x4.max(c50, zero); c51 = f32x4.max(c51, zero);
  }
  v128.store(out, c00); v128.store(out, c01, 16); out += outStep;
  v128.store(out, c10); v128.store(out, c11, 16); out += outStep;
  v128.store(out, c20); v128.store(out, c21, 16); out += outStep;
  v128.store(out, c30); v128.store(out, c31, 16); out += outStep;
  v128.store(out, c40); v128.store(out, c41, 16); out += outStep;
  v128.store(out, c50); v128.store(out, c51, 16);
}

/**
 * A convolution straight from its definition, by rows of the result. The last six pixels of a row may have been
 * computed before: at least six there must be.
 */
function convolve(step: usize, thread: i32, threads: i32): void {
  const from = <usize>word(step, 1), fromRow = <usize>word(step, 2), fromPixel = <usize>word(step, 3);
  const runs = word(step, 4), length = word(step, 5), runStep = <usize>word(step, 6);
  const weights = <usize>word(step, 7), bias = <usize>word(step, 8);
  const to = <usize>word(step, 9), toRow = <usize>word(step, 10), toPixel = <usize>word(step, 11);
  const rows = word(step, 12), columns = word(step, 13), panels = word(step, 14);
  const add = <usize>word(step, 15), relu = word(step, 16);
  const panelBytes = <usize>(runs * length) << 5;
  for (let y = share(rows, thread, threads), end = share(rows, thread + 1, threads); y < end; y++) {
    const a = from + <usize>y * fromRow;
    const out = <usize>y * toRow;
    for (let x = 0; x < columns; x += 6) {
      const at = <usize>min(x, columns - 6);
      const place = out + at * toPixel;
      for (let panel = 0; panel < panels; panel++) {
        const side = <usize>panel << 5;
        block(
          a + at * fromPixel, fromPixel, runs, length, runStep,
          weights + <usize>panel * panelBytes, bias + side,
          add ? add + place + side : 0, to + place + side, toPixel, relu,
        );
      }
    }
  }
}

/**
 * A 3×3 convolution of stride 1 by Winograd's minimal filtering F(4×4, 3×3): a quarter of the multiplications
 * (Lavin and Gray, https://arxiv.org/abs/1509.09308). Width and height are multiples of four.
 */
function winograd(step: usize, thread: i32, threads: i32): void {
  const from = <usize>word(step, 1), fromRow = <usize>word(step, 2), fromPixel = <usize>word(step, 3);
  const weights = <usize>word(step, 7), bias = <usize>word(step, 8);
  const to = <usize>word(step, 9), toRow = <usize>word(step, 10), toPixel = <usize>word(step, 11);
  const tilesDown = word(step, 12), tilesAcross = word(step, 13), panels = word(step, 14);
  const add = <usize>word(step, 15), relu = word(step, 16);
  const most = word(step, 17), zeros = <usize>word(step, 18);
  const work = <usize>word(step, 19) + <usize>thread * <usize>word(step, 20);
  const tiles = tilesDown * tilesAcross;
  const channels = <i32>(fromPixel >> 2);
  const scratch = work;
  const sums = scratch + 36 * 16;
  const first = share(tiles, thread, threads), last = share(tiles, thread + 1, threads);
  const blocks = max(1, (last - first) / most);
  for (let part = 0; part < blocks; part++) {
    const begin = first + share(last - first, part, blocks);
    const count = first + share(last - first, part + 1, blocks) - begin;
    const plane = <usize>count * fromPixel;
    const products = sums + 36 * plane;
    const productPlane = <usize>count * toPixel;
    for (let t = 0; t < count; t++) {
      const tile = begin + t;
      const y = tile / tilesAcross, x = tile % tilesAcross;
      const corner = from + <usize>(4 * y) * fromRow + <usize>(4 * x) * fromPixel;
      const place = sums + <usize>t * fromPixel;
      for (let c: usize = 0; c < fromPixel; c += 16) spread(corner + c, fromRow, fromPixel, place + c, plane, scratch);
    }
    for (let cell: usize = 0; cell < 36; cell++) {
      const a = sums + cell * plane, out = products + cell * productPlane;
      const b = weights + cell * <usize>(channels * panels) * 32;
      for (let t = 0; t < count; t += 6) {
        const at = <usize>min(t, count - 6);
        for (let panel = 0; panel < panels; panel++) {
          block(
            a + at * fromPixel, fromPixel, 1, channels, 0,
            b + <usize>(panel * channels) * 32, zeros, 0,
            out + at * toPixel + (<usize>panel << 5), toPixel, 0,
          );
        }
      }
    }
    for (let t = 0; t < count; t++) {
      const tile = begin + t;
      const y = tile / tilesAcross, x = tile % tilesAcross;
      const corner = <usize>(4 * y) * toRow + <usize>(4 * x) * toPixel;
      const place = products + <usize>t * toPixel;
      for (let c: usize = 0; c < toPixel; c += 16) {
        gather(
          place + c, productPlane, v128.load(bias + c), add ? add + corner + c : 0,
          to + corner + c, toRow, toPixel, relu, scratch,
        );
      }
    }
  }
}

@inline
function times(factor: f32, value: v128): v128 {
  return f32x4.mul(f32x4.splat(factor), value);
}

/** Six numbers, `step` bytes apart, times the matrix Bᵀ of F(4, 3). */
@inline
function spreadLine(at: usize, step: usize, to: usize, toStep: usize): void {
  const d0 = v128.load(at), d1 = v128.load(at + step), d2 = v128.load(at + 2 * step);
  const d3 = v128.load(at + 3 * step), d4 = v128.load(at + 4 * step), d5 = v128.load(at + 5 * step);
  const even = f32x4.sub(d4, times(4, d2)), odd = f32x4.sub(d3, times(4, d1));
  const near = f32x4.sub(d4, d2), far = times(2, f32x4.sub(d3, d1));
  v128.store(to, f32x4.add(f32x4.sub(times(4, d0), times(5, d2)), d4));
  v128.store(to + toStep, f32x4.add(even, odd));
  v128.store(to + 2 * toStep, f32x4.sub(even, odd));
  v128.store(to + 3 * toStep, f32x4.add(near, far));
  v128.store(to + 4 * toStep, f32x4.sub(near, far));
  v128.store(to + 5 * toStep, f32x4.add(f32x4.sub(times(4, d1), times(5, d3)), d5));
}

/** Four channels of one tile of 6×6 pixels into their places in the 36 matrices. */
function spread(corner: usize, rowStep: usize, pixelStep: usize, to: usize, plane: usize, scratch: usize): void {
  for (let i: usize = 0; i < 6; i++) spreadLine(corner + i * pixelStep, rowStep, scratch + i * 16, 96);
  for (let i: usize = 0; i < 6; i++) spreadLine(scratch + i * 96, 16, to + i * 6 * plane, plane);
}

/** Four channels of one tile of the result, 4×4 pixels, from the 36 products: Aᵀ m A. */
function gather(
  from: usize, plane: usize, bias: v128, add: usize,
  to: usize, rowStep: usize, pixelStep: usize, relu: i32, scratch: usize,
): void {
  for (let i: usize = 0; i < 6; i++) {
    const at = from + i * plane;
    const column: usize = 6 * plane;
    const m0 = v128.load(at), m1 = v128.load(at + column), m2 = v128.load(at + 2 * column);
    const m3 = v128.load(at + 3 * column), m4 = v128.load(at + 4 * column), m5 = v128.load(at + 5 * column);
    const near = f32x4.add(m1, m2), nearOdd = f32x4.sub(m1, m2);
    const far = f32x4.add(m3, m4), farOdd = f32x4.sub(m3, m4);
    const place = scratch + i * 16;
    v128.store(place, f32x4.add(f32x4.add(m0, near), far));
    v128.store(place + 96, f32x4.add(nearOdd, times(2, farOdd)));
    v128.store(place + 192, f32x4.add(near, times(4, far)));
    v128.store(place + 288, f32x4.add(f32x4.add(nearOdd, times(8, farOdd)), m5));
  }
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < 4; i++) {
    const at = scratch + i * 96;
    const m0 = f32x4.add(v128.load(at), bias), m1 = v128.load(at, 16), m2 = v128.load(at, 32);
    const m3 = v128.load(at, 48), m4 = v128.load(at, 64), m5 = f32x4.add(v128.load(at, 80), bias);
    const near = f32x4.add(m1, m2), nearOdd = f32x4.add(f32x4.sub(m1, m2), bias);
    const far = f32x4.add(m3, m4), farOdd = f32x4.sub(m3, m4);
    let r0 = f32x4.add(f32x4.add(m0, near), far);
    let r1 = f32x4.add(nearOdd, times(2, farOdd));
    let r2 = f32x4.add(f32x4.add(near, bias), times(4, far));
    let r3 = f32x4.add(f32x4.add(f32x4.sub(m1, m2), times(8, farOdd)), m5);
    if (add) {
      const other = add + i * rowStep;
      r0 = f32x4.add(r0, v128.load(other));
      r1 = f32x4.add(r1, v128.load(other + pixelStep));
      r2 = f32x4.add(r2, v128.load(other + 2 * pixelStep));
      r3 = f32x4.add(r3, v128.load(other + 3 * pixelStep));
    }
    if (relu) {
      r0 = f32x4.max(r0, zero); r1 = f32x4.max(r1, zero); r2 = f32x4.max(r2, zero); r3 = f32x4.max(r3, zero);
    }
    const place = to + i * rowStep;
    v128.store(place, r0);
    v128.store(place + pixelStep, r1);
    v128.store(place + 2 * pixelStep, r2);
    v128.store(place + 3 * pixelStep, r3);
  }
}

/** Planes, one channel after the other, into a tensor. */
function interleave(step: usize, thread: i32, threads: i32): void {
  const from = <usize>word(step, 1), planeBytes = <usize>word(step, 2);
  const to = <usize>word(step, 9), toRow = <usize>word(step, 10), toPixel = <usize>word(step, 11);
  const rows = word(step, 12), columns = word(step, 13), channels = word(step, 14);
  for (let y = share(rows, thread, threads), end = share(rows, thread + 1, threads); y < end; y++) {
    for (let c = 0; c < channels; c++) {
      let a = from + <usize>c * planeBytes + <usize>(y * columns) * 4;
      let out = to + <usize>y * toRow + <usize>c * 4;
      for (let x = 0; x < columns; x++) {
        store<f32>(out, load<f32>(a));
        a += 4;
        out += toPixel;
      }
    }
  }
}

/** A tensor into planes, one channel after the other. */
function planar(step: usize, thread: i32, threads: i32): void {
  const from = <usize>word(step, 1), fromRow = <usize>word(step, 2), fromPixel = <usize>word(step, 3);
  const to = <usize>word(step, 9), planeBytes = <usize>word(step, 10);
  const rows = word(step, 12), columns = word(step, 13), channels = word(step, 14);
  for (let y = share(rows, thread, threads), end = share(rows, thread + 1, threads); y < end; y++) {
    for (let c = 0; c < channels; c++) {
      let a = from + <usize>y * fromRow + <usize>c * 4;
      let out = to + <usize>c * planeBytes + <usize>(y * columns) * 4;
      for (let x = 0; x < columns; x++) {
        store<f32>(out, load<f32>(a));
        a += fromPixel;
        out += 4;
      }
    }
  }
}

/** Every pixel twice in both directions. */
function enlarge(step: usize, thread: i32, threads: i32): void {
  const from = <usize>word(step, 1), fromRow = <usize>word(step, 2), fromPixel = <usize>word(step, 3);
  const to = <usize>word(step, 9), toRow = <usize>word(step, 10);
  const rows = word(step, 12), columns = word(step, 13);
  for (let y = share(rows, thread, threads), end = share(rows, thread + 1, threads); y < end; y++) {
    const a = from + <usize>(y >> 1) * fromRow, out = to + <usize>y * toRow;
    for (let x = 0; x < columns; x++) memory.copy(out + <usize>x * fromPixel, a + <usize>(x >> 1) * fromPixel, fromPixel);
  }
}

/** Two tensors pixel by pixel: the sum (0), the product (1) or the first alone (2); below zero zero where asked. */
function combine(step: usize, thread: i32, threads: i32): void {
  const one = <usize>word(step, 1), rowStep = <usize>word(step, 2), other = <usize>word(step, 15);
  const to = <usize>word(step, 9), rows = word(step, 12), rowBytes = <usize>word(step, 13);
  const how = word(step, 14), relu = word(step, 16);
  const zero = f32x4.splat(0);
  for (let y = share(rows, thread, threads), end = share(rows, thread + 1, threads); y < end; y++) {
    const row = <usize>y * rowStep;
    for (let i: usize = 0; i < rowBytes; i += 16) {
      const a = v128.load(one + row + i), b = v128.load(other + row + i);
      const c = how == 0 ? f32x4.add(a, b) : how == 1 ? f32x4.mul(a, b) : a;
      v128.store(to + row + i, relu ? f32x4.max(c, zero) : c);
    }
  }
}

/** The mean over the channels, as the first of the result. */
function average(step: usize, thread: i32, threads: i32): void {
  const from = <usize>word(step, 1), fromRow = <usize>word(step, 2), fromPixel = <usize>word(step, 3);
  const to = <usize>word(step, 9), toRow = <usize>word(step, 10), toPixel = <usize>word(step, 11);
  const rows = word(step, 12), columns = word(step, 13), channels = word(step, 14);
  for (let y = share(rows, thread, threads), end = share(rows, thread + 1, threads); y < end; y++) {
    for (let x = 0; x < columns; x++) {
      const a = from + <usize>y * fromRow + <usize>x * fromPixel;
      let sum: f32 = 0;
      for (let c = 0; c < channels; c++) sum += load<f32>(a + <usize>c * 4);
      store<f32>(to + <usize>y * toRow + <usize>x * toPixel, sum / <f32>channels);
    }
  }
}
