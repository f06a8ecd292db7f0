/// The script that draws points of the plane over the contour lines of the critic's scores.
let planeScript = #"""
    const colorOf = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

    // The critic's score at a place, between the four scores around it; null outside.
    const scoreAt = ({ side, scores }, range, x, y) => {
      const place = value => (value / range + 1) / 2 * (side - 1);
      const [column, row] = [place(x), place(y)];
      const [left, below] = [Math.floor(column), Math.floor(row)];
      if (left < 0 || below < 0 || left + 1 >= side || below + 1 >= side) return null;
      const at = (dx, dy) => scores[(below + dy) * side + left + dx];
      const [u, v] = [column - left, row - below];
      const score = (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
      return Number.isFinite(score) ? score : null;
    };

    // Where a level crosses the cells of the grid, as pairs of places (marching squares).
    const contour = ({ side, scores }, level) => {
      const lines = [];
      const cross = (ax, ay, a, bx, by, b) => {
        if ((a < level) === (b < level)) return null;
        const share = (level - a) / (b - a);
        return [ax + share * (bx - ax), ay + share * (by - ay)];
      };
      for (let y = 0; y + 1 < side; y++) {
        for (let x = 0; x + 1 < side; x++) {
          const [a, b] = [scores[y * side + x], scores[y * side + x + 1]];
          const [d, c] = [scores[(y + 1) * side + x], scores[(y + 1) * side + x + 1]];
          if (![a, b, c, d].every(Number.isFinite)) continue;
          const points = [
            cross(x, y, a, x + 1, y, b), cross(x + 1, y, b, x + 1, y + 1, c),
            cross(x + 1, y + 1, c, x, y + 1, d), cross(x, y + 1, d, x, y, a),
          ].filter(point => point);
          for (let index = 0; index + 1 < points.length; index += 2) lines.push([points[index], points[index + 1]]);
        }
      }
      return lines;
    };

    const drawPlane = (canvas, plane, shown) => {
      const side = Math.max(200, Math.min(520, canvas.parentElement.clientWidth || 520));
      const ratio = Math.max(devicePixelRatio || 1, 2);
      canvas.width = canvas.height = Math.round(side * ratio);
      canvas.style.width = canvas.style.height = `${side}px`;
      const drawing = canvas.getContext("2d");
      drawing.scale(ratio, ratio);
      drawing.fillStyle = colorOf("back");
      drawing.fillRect(0, 0, side, side);
      const place = value => (value / plane.range + 1) / 2 * side;
      if (plane.critic && shown.critic) drawScores(drawing, plane.critic, side);
      const dots = (points, color, radius) => {
        drawing.fillStyle = color;
        for (let index = 0; index + 1 < points.length; index += 2) {
          const [x, y] = [place(points[index]), side - place(points[index + 1])];
          if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
          drawing.beginPath();
          drawing.arc(Math.min(Math.max(x, 1), side - 1), Math.min(Math.max(y, 1), side - 1), radius, 0, 7);
          drawing.fill();
        }
      };
      drawing.globalAlpha = 0.75;
      if (shown.real) dots(plane.real, colorOf("real"), 2.3);
      if (shown.fake) dots(plane.fake, colorOf("fake"), 1.7);
      drawing.globalAlpha = 1;
    };

    const drawScores = (drawing, critic, side) => {
      const finite = critic.scores.filter(Number.isFinite);
      const [low, high] = [Math.min(...finite), Math.max(...finite)];
      if (!(high > low)) return;
      const [from, to] = ["low", "high"].map(name => colorOf(name).split(" ").map(Number));
      const tile = document.createElement("canvas");
      tile.width = tile.height = critic.side;
      const pixels = tile.getContext("2d").createImageData(critic.side, critic.side);
      critic.scores.forEach((score, index) => {
        const share = Number.isFinite(score) ? (score - low) / (high - low) * 0.55 : 0;
        const row = critic.side - 1 - Math.floor(index / critic.side);
        const offset = 4 * (row * critic.side + index % critic.side);
        for (let band = 0; band < 3; band++) {
          pixels.data[offset + band] = from[band] + share * (to[band] - from[band]);
        }
        pixels.data[offset + 3] = 255;
      });
      tile.getContext("2d").putImageData(pixels, 0, 0);
      // Scores are of points from edge to edge, pixels of areas: the outer half pixels stay outside.
      const cell = side / (critic.side - 1);
      drawing.imageSmoothingQuality = "high";
      drawing.drawImage(tile, -cell / 2, -cell / 2, side + cell, side + cell);
      drawing.strokeStyle = colorOf("contour");
      drawing.lineWidth = 1;
      for (const level of niceTicks(low, high, 11)) {
        drawing.globalAlpha = 0.35 + 0.5 * (level - low) / (high - low);
        drawing.beginPath();
        for (const [[ax, ay], [bx, by]] of contour(critic, level)) {
          drawing.moveTo(ax * cell, side - ay * cell);
          drawing.lineTo(bx * cell, side - by * cell);
        }
        drawing.stroke();
      }
      drawing.globalAlpha = 1;
    };
    """#
