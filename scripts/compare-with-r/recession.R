# Which coefficients of a partial likelihood exist, from the data alone. Each event of the cause compares a subject with
# everybody at risk then. A coefficient is not identified if its term does not differ in any comparison beyond what the
# terms before it say. The likelihood never falls along a direction in which no one at risk is ahead of who has the
# event: without a bound is every coefficient that changes along such a direction.

# Rows of the design with those at risk at each event, as differences from who has the event, in units of the ranges.
comparisons_of <- function(x, entry, exit, event, stratum) {
  x <- scale(x, center = FALSE, scale = apply(x, 2, function(column) max(diff(range(column)), 1e-300)))
  each <- lapply(split(seq_along(exit), stratum), function(part) {
    lapply(unique(exit[part][event[part]]), function(day) {
      risk <- unique(x[part[entry[part] < day & day <= exit[part]], , drop = FALSE])
      events <- unique(x[part[exit[part] == day & event[part]], , drop = FALSE])
      lapply(seq_len(nrow(events)), function(i) sweep(risk, 2, events[i, ]))
    })
  })
  rows <- do.call(rbind, c(list(x[0, , drop = FALSE]), unlist(unlist(each, recursive = FALSE), recursive = FALSE)))
  unique(rows[rowSums(abs(rows)) > 1e-9, , drop = FALSE])
}

identified <- function(a) {
  ranks <- sapply(seq_len(ncol(a)), function(k) if (nrow(a) == 0) 0 else qr(a[, seq_len(k)], tol = 1e-6)$rank)
  which(diff(c(0, ranks)) > 0)
}

# The point nearest to e of the cone of all g with a g <= 0: what is left of e after its nearest combination of the rows
# of a with weights of at least 0. Lawson and Hanson (1974), Solving Least Squares Problems, chapter 23.
nearest_in_cone <- function(a, e) {
  weights <- numeric(nrow(a))
  left <- e
  for (turn in 1:1000) {
    ahead <- as.numeric(a %*% left)
    if (max(ahead) <= 1e-9) return(left)
    used <- c(which(weights > 0), which.max(ahead))
    repeat {
      best <- qr.coef(qr(t(a[used, , drop = FALSE])), e)
      best[is.na(best)] <- 0
      if (all(best > 0)) break
      out <- best <= 0
      part <- min((weights[used] / (weights[used] - best))[out], 1, na.rm = TRUE)
      weights[used] <- weights[used] + part * (best - weights[used])
      weights[used[weights[used] < 1e-14]] <- 0
      if (all(weights[used] > 0) || !any(weights[used] > 0)) break
      used <- used[weights[used] > 0]
    }
    weights[] <- 0
    weights[used] <- pmax(best, 0)
    left <- e - as.numeric(crossprod(a[used, , drop = FALSE], weights[used]))
  }
  stop("no nearest point found")
}

# Of each term and of its negative the nearest point, in columns.
nearest_of_all <- function(a) {
  a <- a / sqrt(rowSums(a^2))
  units <- diag(ncol(a))
  apply(cbind(units, -units), 2, function(e) nearest_in_cone(a, e))
}
unbounded_of <- function(a) {
  if (nrow(a) == 0) return(integer())
  moves <- matrix(abs(nearest_of_all(a)), ncol(a))
  which(apply(moves, 1, max) > 1e-6)
}

# Directions in which the likelihood rises without end, in columns: each where no one before it tells subjects apart.
directions_of <- function(a) {
  directions <- matrix(0, ncol(a), 0)
  while (nrow(a) > 0) {
    direction <- rowSums(matrix(nearest_of_all(a), ncol(a)))
    behind <- as.numeric(a %*% direction) < -1e-7
    if (!any(behind)) break
    directions <- cbind(directions, direction)
    a <- a[!behind, , drop = FALSE]
  }
  unname(directions)
}
