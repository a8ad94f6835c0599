/** Left, top, width and height; the space is the holder's. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something the network believes to see in one strip; the box is in strip pixels. */
export interface Candidate {
  readonly classId: string;
  readonly score: number;
  readonly box: Box;
}

/** Something the detector shows to the officer; the box is in image pixels. */
export interface Proposal {
  readonly classId: string;
  readonly score: number;
  readonly box: Box;
}
