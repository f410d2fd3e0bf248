"""Reports: charts, pages, PDF and files made from released figures."""
