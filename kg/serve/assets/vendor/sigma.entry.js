// What the explorer needs of sigma and graphology, as one script that sets the global "drawing".
export { MultiDirectedGraph } from "graphology";
export { default as Sigma, DEFAULT_STYLES } from "sigma";
export { extremityArrow, layerDashed, layerFill, pathCurved, pathLine, pathLoop, sdfCircle, sdfDiamond, sdfRectangle, sdfSquare, sdfTriangle } from "sigma/rendering";
