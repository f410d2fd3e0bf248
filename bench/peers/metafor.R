# Random effects by metafor: rma (REML), blup and confint of each fit, and the time without confint.
# Rscript metafor.R INPUT.csv OUTPUT.json
if (!requireNamespace("metafor", quietly = TRUE)) quit(status = 3)
suppressMessages(library(metafor))
arguments <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(arguments[1])
times <- 5  # R cleans its memory in every third fit or so; the mean of a few shares that out evenly
one <- function(part) {
  taken <- without <- 0
  for (time in seq_len(times)) {
    began <- sum(proc.time()[1:2])
    fit <- rma(part$mean, part$variance, method = "REML")
    pooled <- blup(fit)
    without <- without + sum(proc.time()[1:2]) - began
    interval <- confint(fit)
    taken <- taken + sum(proc.time()[1:2]) - began
  }
  sprintf('{"seconds": %.6f, "seconds_without_confint": %.6f, "tau2": %.12g, "mu": %.12g, "pooled": [%s]}',
          taken / times, without / times, fit$tau2, as.numeric(fit$beta),
          paste(sprintf("%.12g", pooled$pred), collapse = ", "))
}
parts <- split(rows, rows$fit)
warm <- one(parts[[1]])  # compiled by now, as ours is
told <- vapply(parts, one, "")
writeLines(paste0("[", paste(told, collapse = ",\n"), "]"), arguments[2])
