# Random effects by metafor: rma (REML), blup and confint of each fit. Rscript metafor.R INPUT.csv OUTPUT.json
if (!requireNamespace("metafor", quietly = TRUE)) quit(status = 3)
suppressMessages(library(metafor))
arguments <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(arguments[1])
one <- function(part) {
  began <- sum(proc.time()[1:2])
  fit <- rma(part$mean, part$variance, method = "REML")
  pooled <- blup(fit)
  interval <- confint(fit)
  taken <- sum(proc.time()[1:2]) - began
  sprintf('{"seconds": %.6f, "tau2": %.12g, "mu": %.12g, "pooled": [%s]}', taken, fit$tau2, as.numeric(fit$beta),
          paste(sprintf("%.12g", pooled$pred), collapse = ", "))
}
told <- vapply(split(rows, rows$fit), one, "")
writeLines(paste0("[", paste(told, collapse = ",\n"), "]"), arguments[2])
